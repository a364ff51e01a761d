/** What waits for a reviewer, and what reviewers say of it. */
@NullMarked
package dev.crossover.dashboard.reviews;

import org.jspecify.annotations.NullMarked;
