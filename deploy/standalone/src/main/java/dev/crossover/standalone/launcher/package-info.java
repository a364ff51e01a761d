/** Starts broker and services as child processes, watches and stops them. */
@NullMarked
package dev.crossover.standalone.launcher;

import org.jspecify.annotations.NullMarked;
