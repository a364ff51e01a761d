/** Events of accounts nobody had claimed, released when the roster does. */
@NullMarked
package dev.crossover.analytics.account;

import org.jspecify.annotations.NullMarked;
