/** What the command line asks of the services over HTTP. */
@NullMarked
package dev.crossover.standalone.client;

import org.jspecify.annotations.NullMarked;
