/** Benchmarks. */
package dev.crossover.bench;
