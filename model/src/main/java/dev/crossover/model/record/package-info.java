/** What people type, as it stands in the topic {@code records}. */
@NullMarked
package dev.crossover.model.record;

import org.jspecify.annotations.NullMarked;
