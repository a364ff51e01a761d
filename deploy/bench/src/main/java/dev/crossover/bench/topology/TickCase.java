package dev.crossover.bench.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a tick costs what is due, or what waits: the time in which as many due learners get new
 * rows, alone and among many more who wait.
 */
final class TickCase {

  private static final Duration AFTERWARDS = Duration.ofMillis(500);

  /** Since those who fall due failed: an alert about it opens as soon as they settle. */
  private static final Duration FAILED = Duration.ofDays(8);

  /** Tries of a round in which the machine was busy with something else. */
  private static final int ATTEMPTS = 3;

  private final Rig rig;
  private final Size size;
  private final Findings findings;
  private int events;

  /** Measures on a fresh rig, whose learners fall due after the size's time to settle. */
  TickCase(Rig rig, Size size, Findings findings) {
    this.rig = rig;
    this.size = size;
    this.findings = findings;
  }

  /** First those alone, then the same among the others. */
  void measure() throws InterruptedException {
    List<String> due = Load.names("due", size.due());
    rig.enrol(due);
    for (String learner : due) {
      rig.queue(Subject.failed(learner, Instant.now().minus(FAILED)));
    }
    events = 1;
    rig.events(due, events, size.settle().dividedBy(4));
    round(due); // warms up
    List<Double> alone = rounds(due);
    int waiting =
        due.size()
            + rig.enrolWithin(
                "waiting",
                size.waiting() - due.size(),
                size.longest().multipliedBy(3),
                LocalDate.now(ZoneOffset.UTC));
    List<Double> among = rounds(due);
    double base = Spread.of(alone).median();
    findings.figure(
        "tick",
        Spread.of(among.stream().map(s -> s / base).toList()),
        String.valueOf(due.size()),
        "due of %,d waiting (%.0f ms), over due of %,d (%.0f ms)%s"
            .formatted(
                waiting,
                Spread.of(among).median() * 1000,
                due.size(),
                base * 1000,
                SpeedCases.cut(waiting, size.waiting())));
  }

  private List<Double> rounds(List<String> due) throws InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < size.rounds(); i++) {
      seconds.add(round(due));
      Saying.say("tick        %,d due: %.3f s".formatted(due.size(), seconds.getLast()));
    }
    return seconds;
  }

  /**
   * Each leaves and is back; while the product rests they fall due; then one tick finds them all.
   *
   * @throws IllegalStateException if the events take so long that some fell due before
   */
  private double round(List<String> due) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long began = System.nanoTime();
      for (String learner : due) {
        Subject.awayAndBack(learner, events).forEach(rig::queue);
      }
      events += 2;
      rig.events(due, events, size.settle().dividedBy(4));
      if (System.nanoTime() - began < size.settle().toNanos()) {
        Thread.sleep(size.settle().plus(AFTERWARDS));
        rig.send(Subject.tick(rig.partitions()));
        return rig.rows(due);
      }
    }
    throw new IllegalStateException(
        "%d events take longer than %s, after which learners fall due"
            .formatted(due.size(), size.settle()));
  }
}
