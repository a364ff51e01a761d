package dev.crossover.model.fold;

import static dev.crossover.model.Samples.BASIS;
import static dev.crossover.model.Samples.DIAGRAM;
import static dev.crossover.model.Samples.MOCK_INTERVIEW;
import static dev.crossover.model.Samples.PROJECT;
import static dev.crossover.model.Samples.QUIZ;
import static dev.crossover.model.Samples.READING;
import static dev.crossover.model.Samples.counted;
import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.event.Attester;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.event.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Arrival order and repetition must not matter: the law the whole product rests on. */
class LearnerFoldProperties {

  @Property(tries = 500)
  void anyOrderWithAnyRepetitionGivesTheSameFold(
      @ForAll("histories") List<LearningEvent> history, @ForAll long seed) {
    Random random = new Random(seed);
    List<LearningEvent> mixed = new ArrayList<>(history);
    for (int i = 0; !history.isEmpty() && i < history.size() / 2; i++) {
      mixed.add(history.get(random.nextInt(history.size())));
    }
    Collections.shuffle(mixed, random);
    assertThat(LearnerFold.of(BASIS, mixed)).isEqualTo(LearnerFold.of(BASIS, history));
  }

  /** What the processor does: append when it may, else fold everything anew. */
  @Property(tries = 500)
  void arrivingOneByOneGivesTheSameAsAllAtOnce(
      @ForAll("histories") List<LearningEvent> history, @ForAll long seed) {
    List<LearningEvent> arrival = new ArrayList<>(history);
    Collections.shuffle(arrival, new Random(seed));
    Map<String, LearningEvent> stored = new TreeMap<>();
    LearnerFold fold = LearnerFold.empty(BASIS);
    for (LearningEvent e : arrival) {
      stored.put(e.id(), e);
      fold =
          fold.appends(BASIS, e) ? fold.append(BASIS, e) : LearnerFold.of(BASIS, stored.values());
    }
    assertThat(fold).isEqualTo(LearnerFold.of(BASIS, history));
  }

  /** Each report stands for all before it: losing some changes when time counts, not how much. */
  @Property(tries = 200)
  void aCounterThatOnlyGrowsCountsItsNewestReading(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 600) Integer> gains,
      @ForAll long seed) {
    List<LearningEvent> readings = new ArrayList<>();
    int minutes = 0;
    for (int gain : gains) {
      minutes += gain;
      readings.add(
          counted(
              "e" + readings.size(), day(readings.size()), READING, Duration.ofMinutes(minutes)));
    }
    LearningEvent newest = readings.getLast();
    Random random = new Random(seed);
    readings.removeIf(e -> !e.equals(newest) && random.nextBoolean());
    Collections.shuffle(readings, random);
    assertThat(LearnerFold.of(BASIS, readings).spent()).isEqualTo(Duration.ofMinutes(minutes));
  }

  /** Events of some sittings, more than a day apart. */
  @Provide
  Arbitrary<List<LearningEvent>> histories() {
    Arbitrary<LearningEvent> event =
        Combinators.combine(
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(0, 40),
                Arbitraries.of(
                    READING,
                    QUIZ,
                    PROJECT,
                    DIAGRAM,
                    MOCK_INTERVIEW,
                    "https://lms.example/skip/x",
                    "urn:other"),
                Arbitraries.integers().between(0, 90).injectNull(0.5),
                Arbitraries.of(true, false),
                facts())
            .as((id, at, activity, minutes, soFar, fact) ->
                new LearningEvent(
                    "e" + id,
                    "ada",
                    id % 3 == 0 ? LearningEvent.BY_PAGE : "lms",
                    day(0)
                        .plus(Duration.ofHours(28L * (at / 4)))
                        .plus(Duration.ofMinutes(12L * (at % 4))),
                    day(0),
                    activity,
                    minutes == null || soFar ? null : Duration.ofMinutes(minutes),
                    minutes == null || !soFar ? null : Duration.ofMinutes(minutes),
                    fact));
    return event.list().ofMaxSize(30).uniqueElements(LearningEvent::id);
  }

  private static Arbitrary<Fact> facts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            new Fact.Started(),
            new Fact.Active(),
            new Fact.Completed(),
            new Fact.Uncompleted(),
            new Fact.Submitted(),
            new Fact.Reviewed(true, Set.of("results")),
            new Fact.Reviewed(false, Set.of()),
            new Fact.Interviewed("debugging", 0.5),
            new Fact.Shipped(Set.of("rag"), Attester.MANAGER),
            new Fact.Routed(Route.HYBRID),
            new Fact.Stuck(true, "why?"),
            new Fact.Stuck(false, null),
            new Fact.Offered(true),
            new Fact.Offered(false),
            new Fact.FollowedUp(FollowUp.TALKED, "user/1", null, null),
            new Fact.FollowedUp(FollowUp.RAISED, null, null, null),
            new Fact.FollowedUp(FollowUp.SETTLED, null, "done", null),
            new Fact.Enrolled(),
            new Fact.Left()),
        Arbitraries.integers().between(0, 10).map(p -> new Fact.Progressed(p / 10.0)),
        Arbitraries.integers()
            .between(0, 10)
            .map(p -> new Fact.Graded(p / 10.0, null, Grader.AUTOMATIC)),
        Arbitraries.integers().between(0, 40).map(i -> new Fact.Voided("e" + i)));
  }
}
