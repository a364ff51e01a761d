/** The demo cohort and its stories. */
@NullMarked
package dev.crossover.standalone.demo;

import org.jspecify.annotations.NullMarked;
