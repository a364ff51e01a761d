/** What was shown on days that are over: it is kept each day, and read again. */
@NullMarked
package dev.crossover.dashboard.past;

import org.jspecify.annotations.NullMarked;
