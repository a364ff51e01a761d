package dev.crossover.bench.topology;

import dev.crossover.bench.topology.WrittenBytes.Sum;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** What one more event of a quiet day makes the product write. */
final class BytesCase {

  /** Beyond the time to settle, for what that leads to. */
  private static final Duration AFTERWARDS = Duration.ofSeconds(3);

  private static final Duration PACE = Duration.ofSeconds(1);
  private static final int TOPICS_TOLD = 6;

  private final Rig rig;
  private final String bootstrap;
  private final Size size;
  private final Findings findings;

  BytesCase(Rig rig, String bootstrap, Size size, Findings findings) {
    this.rig = rig;
    this.bootstrap = bootstrap;
    this.size = size;
    this.findings = findings;
  }

  /** Enrols a cohort, counts while nothing happens, then with one event a second. */
  void measure() throws InterruptedException, ExecutionException {
    int learners =
        rig.enrolWithin(
            "member", size.cohort(), size.longest().multipliedBy(2), LocalDate.now(ZoneOffset.UTC));
    List<String> some = Load.names("member", learners).subList(0, Math.min(size.paced(), learners));
    Duration tail = size.settle().plus(AFTERWARDS);
    Duration length = PACE.multipliedBy(some.size()).plus(tail);
    rig.product().work();
    Thread.sleep(tail);
    try (WrittenBytes written = new WrittenBytes(bootstrap, rig.topics())) {
      awaitQuiet(written);
      Map<String, Sum> before = written.byTopic();
      Thread.sleep(length);
      Map<String, Sum> idle = written.byTopic();
      long began = System.nanoTime();
      for (int i = 0; i < some.size(); i++) {
        Instant at = Instant.now();
        rig.send(List.of(Subject.event(some.get(i), 0, 1, at, true)));
        Thread.sleep(PACE);
      }
      Thread.sleep(Duration.ofNanos(Math.max(0, began + length.toNanos() - System.nanoTime())));
      tell(learners, some.size(), before, idle, written.byTopic());
    }
    rig.product().rest();
  }

  private void tell(
      int learners,
      int events,
      Map<String, Sum> before,
      Map<String, Sum> idle,
      Map<String, Sum> after) {
    Sum quiet = all(idle).minus(all(before));
    Sum sum = all(after).minus(all(idle)).minus(quiet);
    double bytes = (double) sum.bytes() / events;
    after.entrySet().stream()
        .sorted(Comparator.comparingLong(topic -> -of(topic.getKey(), idle, after).bytes()))
        .limit(TOPICS_TOLD)
        .forEach(topic -> {
          Sum one = of(topic.getKey(), idle, after);
          Saying.say(
              "%-50s %,10d bytes in %,d records"
                  .formatted(topic.getKey(), one.bytes(), one.records()));
        });
    findings.figure(
        "bytesPerEvent",
        Spread.of(List.of(bytes)),
        String.valueOf(events),
        "%s records an event; %,d bytes while nothing happened, subtracted; %,d learners%s"
            .formatted(
                Spread.text((double) sum.records() / events),
                quiet.bytes(),
                learners,
                SpeedCases.cut(learners, size.cohort())));
  }

  private static Sum of(String topic, Map<String, Sum> from, Map<String, Sum> to) {
    return to.getOrDefault(topic, Sum.NONE).minus(from.getOrDefault(topic, Sum.NONE));
  }

  private static Sum all(Map<String, Sum> byTopic) {
    return byTopic.values().stream().reduce(Sum.NONE, Sum::plus);
  }

  /** What the enrolment led to must not count as the events' bytes. */
  private static void awaitQuiet(WrittenBytes written) throws InterruptedException {
    Duration look = Duration.ofSeconds(2);
    for (int i = 0; i < 30; i++) {
      long before = written.all().bytes();
      Thread.sleep(look);
      if (written.all().bytes() == before) {
        return;
      }
    }
    Saying.say("it writes without end although nothing happens");
  }
}
