/** What waits for a reviewer and what reviewers say of it, and who holds practice interviews. */
@NullMarked
package dev.crossover.dashboard.reviews;

import org.jspecify.annotations.NullMarked;
