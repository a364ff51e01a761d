/** The weekly digest of a manager: what it says, as a page and as a mail. */
@NullMarked
package dev.crossover.dashboard.digest;

import org.jspecify.annotations.NullMarked;
