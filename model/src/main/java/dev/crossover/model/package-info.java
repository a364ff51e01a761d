/** The language and the rules of Crossover: values in, values out; no clock, no I/O. */
@NullMarked
package dev.crossover.model;

import org.jspecify.annotations.NullMarked;
