/** Keys of machines: who shows one, and what it is good for. */
@NullMarked
package dev.crossover.wiring.key;

import org.jspecify.annotations.NullMarked;
