/** Messages about episodes, by mail and webhook, each sent once. */
@NullMarked
package dev.crossover.dashboard.notify;

import org.jspecify.annotations.NullMarked;
