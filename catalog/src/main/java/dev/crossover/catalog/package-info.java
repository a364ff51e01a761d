/** Plans as files: the shipped ones, and the reader of all. */
@NullMarked
package dev.crossover.catalog;

import org.jspecify.annotations.NullMarked;
