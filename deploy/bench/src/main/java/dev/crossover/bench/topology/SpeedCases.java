package dev.crossover.bench.topology;

import dev.crossover.bench.topology.Rig.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** How fast events become rows: in bursts, late ones among them, and one by one. */
final class SpeedCases {

  /** Part of a load that comes first. */
  private static final int SMALLEST = 16;

  /** Times that a whole round may take longer than the product's counted part. */
  private static final int AROUND = 3;

  /** Tries of a load that seems to be too slow. */
  private static final int ATTEMPTS = 3;

  private final Rig rig;
  private final Size size;
  private final Findings findings;
  private int loads;

  /** One try of a load of so many events or learners. */
  @FunctionalInterface
  private interface Attempt {
    Times of(int size) throws InterruptedException;
  }

  SpeedCases(Rig rig, Size size, Findings findings) {
    this.rig = rig;
    this.size = size;
    this.findings = findings;
  }

  /**
   * Measures all three.
   *
   * @return events in bursts that the product folds in a second
   */
  double measure() throws InterruptedException, ExecutionException {
    long began = System.nanoTime();
    Attempt attempt = n -> rig.run(bursts(n, false), false);
    int cold = grow(size.bursts() / SMALLEST, size.bursts(), attempt);
    while (System.nanoTime() - began < size.warm().toNanos()) {
      rig.run(bursts(cold, true), false);
      rig.run(bursts(cold, false), true);
    }
    int events = grow(cold, size.bursts(), attempt);
    List<Times> bursts = new ArrayList<>();
    List<Double> late = new ArrayList<>();
    for (int round = 0; round < size.rounds(); round++) {
      Times inOrder = rig.run(bursts(events, false), round % 2 == 1);
      Times disordered = rig.run(bursts(events, true), round % 2 == 1);
      bursts.add(inOrder);
      late.add(disordered.product() / inOrder.product());
      Saying.say("bursts", inOrder);
      Saying.say("late", disordered);
    }
    double rate = Findings.median(bursts, true);
    findings.speed(
        "bursts", bursts, "100 learners at once" + cut(bursts.getFirst().events(), size.bursts()));
    findings.figure("eventsPerSecond", rate);
    findings.figure(
        "late",
        Spread.of(late),
        Spread.text(bursts.getFirst().events()),
        "time with every second event a minute late, over that in order");

    if (size.sustained() > 0) {
      sustained();
    }
    int learners =
        grow(size.isolated() / SMALLEST, size.isolated(), n -> rig.run(isolated(n), false));
    List<Times> isolated = new ArrayList<>();
    for (int round = 0; round < size.rounds(); round++) {
      isolated.add(rig.run(isolated(learners), round % 2 == 1));
      Saying.say("isolated", isolated.getLast());
    }
    findings.speed("isolated", isolated, "one graded event each" + cut(learners, size.isolated()));
    return rate;
  }

  /**
   * One hundred learners after another, for so long that what a round begins and ends with is
   * nothing.
   */
  private void sustained() throws InterruptedException {
    List<Times> rounds = new ArrayList<>();
    for (int round = 0; round < size.rounds(); round++) {
      rounds.add(rig.run(bursts(size.sustained(), false), round % 2 == 1));
      Saying.say("sustained", rounds.getLast());
    }
    findings.speed("sustained", rounds, "bursts of 100 learners, one after the other");
  }

  /**
   * Warms up with loads that grow fourfold, up to the one that a round should have. A slow one is
   * tried again, since a cold start says little.
   */
  private int grow(int from, int full, Attempt attempt) throws InterruptedException {
    int next = Math.max(1, from);
    int slow = 0;
    while (true) {
      long began = System.nanoTime();
      Times times = attempt.of(next);
      double whole = (System.nanoTime() - began) / 1e9;
      Saying.say("warm-up", times);
      // What a round leads to afterwards, such as the figures of groups, is waited for too.
      double seconds = Math.max(times.product(), whole / AROUND);
      int fits = fits(full, times.events(), seconds, size.longest());
      boolean asLargeAsItGets = fits < 2 * next || next == full;
      if (asLargeAsItGets && (next == full || ++slow == ATTEMPTS)) {
        return fits;
      }
      next = asLargeAsItGets ? next : Math.min(fits, 4 * next);
    }
  }

  /** As many of these as fit into a time at a speed that was seen. */
  static int fits(int full, int seen, double seconds, Duration longest) {
    return (int) Math.clamp((long) (seen / seconds * longest.toMillis() / 1000), 1, full);
  }

  /** Says of a round that has fewer events than it should have. */
  static String cut(int of, int full) {
    return of < full ? ", cut from %,d, for its slowness".formatted(full) : "";
  }

  private Load bursts(int events, boolean late) {
    return Load.bursts("burst" + ++loads, events, late);
  }

  private Load isolated(int learners) {
    return Load.isolated("one" + ++loads, learners);
  }
}
