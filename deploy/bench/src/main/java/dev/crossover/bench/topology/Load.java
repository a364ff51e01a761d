package dev.crossover.bench.topology;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Events of learners who never had one before.
 *
 * @param learners their ids
 * @param each events of each learner
 * @param abreast learners whose events come in turn; the next ones begin when these have ended
 * @param late whether every second event occurred one minute before the one that came before it
 * @param graded whether all events are graded; else one in ten
 */
record Load(List<String> learners, int each, int abreast, boolean late, boolean graded) {

  /** When the plan began: half of its twelve weeks ago. */
  static final Instant BEGIN =
      Instant.now().truncatedTo(ChronoUnit.DAYS).minus(42, ChronoUnit.DAYS);

  private static final int BURST = 1000;
  private static final int TOGETHER = 100;
  private static final Duration LATE = Duration.ofMinutes(1);
  private static final Duration SPAN = Duration.ofDays(41);

  Load {
    learners = List.copyOf(learners);
  }

  /** Of 100 learners at once 1,000 events each, or fewer each; more events are more learners. */
  static Load bursts(String name, int events, boolean late) {
    int each = Math.clamp(events / TOGETHER, 1, BURST);
    int learners = Math.max(1, events / each / TOGETHER) * TOGETHER;
    return new Load(names(name, learners), each, TOGETHER, late, false);
  }

  /** One graded event of each learner. */
  static Load isolated(String name, int learners) {
    return new Load(names(name, learners), 1, learners, false, true);
  }

  /** A history of 400 events of each learner. */
  static Load histories(String name, int learners) {
    return new Load(names(name, learners), 400, Math.min(learners, TOGETHER), false, false);
  }

  /** So many ids. */
  static List<String> names(String name, int learners) {
    return IntStream.range(0, learners).mapToObj(i -> "%s-%06d".formatted(name, i)).toList();
  }

  /** Number of events. */
  int events() {
    return learners.size() * each;
  }

  /** Hands over all records in the order of their arrival. */
  void forEach(Consumer<ProducerRecord<String, byte[]>> to) {
    for (int from = 0; from < learners.size(); from += abreast) {
      List<String> turn = learners.subList(from, Math.min(from + abreast, learners.size()));
      for (int number = 0; number < each; number++) {
        Instant at = at(number);
        for (String learner : turn) {
          to.accept(Subject.event(learner, number, each, at, graded));
        }
      }
    }
  }

  private Instant at(int number) {
    return late && number % 2 == 1
        ? at(number - 1).minus(LATE)
        : BEGIN.plus(SPAN.multipliedBy(number + 1L).dividedBy(each));
  }
}
