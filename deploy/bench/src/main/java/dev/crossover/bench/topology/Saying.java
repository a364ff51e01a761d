package dev.crossover.bench.topology;

import dev.crossover.bench.topology.Rig.Times;

/** Says what was just measured, for those who wait. */
final class Saying {

  static void say(String what, Times times) {
    System.out.printf(
        "  %-10s %,10d events: product %8.2f s, bare count %7.2f s%n",
        what, times.events(), times.product(), times.count());
  }

  static void say(String text) {
    System.out.println("  " + text);
  }

  private Saying() {}
}
