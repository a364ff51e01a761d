/** Whether what an installation needs is there: looked at before a user finds that it is not. */
@NullMarked
package dev.crossover.dashboard.checks;

import org.jspecify.annotations.NullMarked;
