/** A real KRaft broker from Maven's jars, in a JVM of its own. */
@NullMarked
package dev.crossover.standalone.broker;

import org.jspecify.annotations.NullMarked;
