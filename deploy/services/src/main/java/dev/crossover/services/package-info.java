/** The process that runs the services, all of them or some. */
@NullMarked
package dev.crossover.services;

import org.jspecify.annotations.NullMarked;
