package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.query.Interventions.Seen;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.episode.Episode.Resolution;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which part an alert counts, with a talk or without one, and whether its learner was back. */
class InterventionsTest {

  private static final int NOW = 40;
  private static final Seen NO = new Seen(0, 0, 0);

  @ParameterizedTest
  @CsvSource({
    // Opened on day 1. What was done on which day; ended how on which day; counts as, back.
    "TALKED,       3, PROGRESS, 12, had,  1",
    "TALKED,       8, PROGRESS, 29, had,  1",
    "TALKED,       3, PROGRESS, 30, had,  0",
    "TALKED,       3,         ,   , had,  0",
    "TALKED,       3, LEFT,     12, had,  0",
    "TALKED,       9, PROGRESS, 12, none, 1",
    "ACKNOWLEDGED, 3, PROGRESS, 12, none, 1",
    "NOTED,        3,         ,   , none, 0",
    "DISMISSED,   12, SETTLED,  12, left out, 0",
    "TALKED,       3, PROGRESS,  8, left out, 0",
    "NOTED,        3, PROGRESS,  5, left out, 0",
  })
  void anAlertCountsByWhetherSomebodyHadTalkedAfterAWeek(
      FollowUp did, int on, Resolution how, Integer ended, String part, int back) {
    Interventions.Talks talks =
        Interventions.facts(alerts(1, did, on, how, ended), day(NOW)).talks();
    Seen one = new Seen(1, back, 0);
    assertThat(talks.had()).isEqualTo(part.equals("had") ? one : NO);
    assertThat(talks.none()).isEqualTo(part.equals("none") ? one : NO);
  }

  /** Before four weeks are over nobody knows who will be back by then. */
  @ParameterizedTest
  @CsvSource({"12, 40, 1", "13, 40, 0"})
  void aYoungAlertIsNotJudgedYet(int opened, int now, int counted) {
    judges(opened, now, counted);
  }

  /** Of those that opened before the weeks that are told, such as ended soon are not known here. */
  @ParameterizedTest
  @CsvSource({"7, 62, 1", "7, 63, 0"})
  void anOldOneIsJudgedNoMore(int opened, int now, int counted) {
    judges(opened, now, counted);
  }

  private static void judges(int opened, int now, int counted) {
    Interventions.Talks talks =
        Interventions.facts(alerts(opened, FollowUp.NOTED, 14, null, null), day(now)).talks();
    assertThat(talks.none().alerts()).isEqualTo(counted);
  }

  private static List<AlertAbout> alerts(
      int opened, FollowUp did, int on, Resolution how, Integer ended) {
    List<LearningEvent> events = new ArrayList<>();
    events.add(Samples.event("quiz", day(opened), Samples.QUIZ, Samples.score(0.2)));
    events.add(Samples.event("did", day(on), null, new Fact.FollowedUp(did, null, null, null)));
    Stall stall = Stall.about(StallReason.BLOCKED_ON_UNIT, "quiz", day(opened), day(opened));
    Episode episode =
        new Episode(
            "e",
            "ada",
            "spring",
            "team-a",
            stall,
            day(opened),
            ended == null ? null : day(ended),
            how);
    return List.of(new AlertAbout(Samples.progress(Samples.ada(), day(NOW), events), episode));
  }
}
