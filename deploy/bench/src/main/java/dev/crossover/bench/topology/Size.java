package dev.crossover.bench.topology;

import java.time.Duration;

/**
 * How much the bench does.
 *
 * @param rounds counted rounds of each case
 * @param warm time for which the JVM works before anything counts
 * @param longest time that a round should take the product; a slow one gets fewer events
 * @param bursts events of a round of bursts
 * @param sustained events of a round of bursts that follow one another; 0 leaves it out
 * @param isolated learners with one event each of a round
 * @param histories learners with 400 events each who are refolded
 * @param cohort learners enrolled while the bytes of single events are counted
 * @param paced events of those, one a second
 * @param settle time until a learner counts as settled, while bytes are counted and for ticks
 * @param due learners whom one tick finds due
 * @param waiting learners of whom they are a part, in the larger case
 */
record Size(
    int rounds,
    Duration warm,
    Duration longest,
    int bursts,
    int sustained,
    int isolated,
    int histories,
    int cohort,
    int paced,
    Duration settle,
    int due,
    int waiting) {

  /** The whole of it; settles as the service does. */
  static Size full(Duration settle) {
    return new Size(
        5,
        Duration.ofMinutes(1),
        Duration.ofMinutes(1),
        100_000,
        1_000_000,
        100_000,
        5_000,
        10_000,
        60,
        settle,
        1_000,
        1_000_000);
  }

  /** The same cases within some minutes. */
  static Size quick() {
    return new Size(
        3,
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        100_000,
        0,
        10_000,
        250,
        1_000,
        5,
        Duration.ofSeconds(3),
        200,
        10_000);
  }
}
