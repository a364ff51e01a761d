/** Messages about episodes, by mail and webhook, each sent once. */
@NullMarked
package dev.crossover.analytics.notify;

import org.jspecify.annotations.NullMarked;
