/** The xAPI door: statements, and what a statement means to us. */
@NullMarked
package dev.crossover.ingest.xapi;

import org.jspecify.annotations.NullMarked;
