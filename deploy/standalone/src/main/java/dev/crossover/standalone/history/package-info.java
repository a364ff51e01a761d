/** Learning histories as roster, plan and events. */
@NullMarked
package dev.crossover.standalone.history;

import org.jspecify.annotations.NullMarked;
