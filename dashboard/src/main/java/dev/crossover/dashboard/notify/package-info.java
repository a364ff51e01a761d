/** Messages about episodes, by mail, chat and webhook, each sent once. */
@NullMarked
package dev.crossover.dashboard.notify;

import org.jspecify.annotations.NullMarked;
