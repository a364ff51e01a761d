package dev.crossover.bench.topology;

import dev.crossover.bench.topology.Rig.Times;

/** Says what was just measured, for those who wait. */
final class Saying {

  private static final long BEGAN = System.nanoTime();

  static void say(String what, Times times) {
    say(
        "%-10s %,10d events: product %8.2f s, bare count %7.2f s"
            .formatted(what, times.events(), times.product(), times.count()));
  }

  static void say(String text) {
    System.out.printf("%5d s  %s%n", (System.nanoTime() - BEGAN) / 1_000_000_000, text);
  }

  private Saying() {}
}
