/** How hard the items of a plan are, learnt from everyone's attempts. */
@NullMarked
package dev.crossover.analytics.item;

import org.jspecify.annotations.NullMarked;
