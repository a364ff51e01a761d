package dev.crossover.dashboard.digest;

import static dev.crossover.dashboard.digest.DigestSamples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.digest.Digest.Outcome;
import dev.crossover.dashboard.digest.Digest.Then;
import dev.crossover.model.forecast.TeamForecast.Heads;
import dev.crossover.model.stall.StallReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a digest says, in counts of every size. */
class DigestSentencesTest {

  private static DigestSentences needing(int people) {
    return DigestSentences.of(digest(people, Map.of(), null, null, List.of(), 0, List.of()));
  }

  private static String lead(Heads heads, Then then) {
    return String.valueOf(
        DigestSentences.of(digest(1, Map.of(), heads, then, List.of(), 0, List.of())).lead());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | No one needs you this week                                         | no one needs you
          1  | One conversation this week, about half an hour                     | one person needs you
          2  | Two conversations this week, about an hour                         | two people need you
          3  | Three conversations this week, about an hour and a half            | three people need you
          4  | Four conversations this week, about two hours                      | four people need you
          5  | Five conversations this week, about two and a half hours           | five people need you
          6  | Six conversations this week, about three hours                     | six people need you
          7  | Six conversations this week, about three hours; one more needs you | seven people need you
          18 | Six conversations this week, about three hours; twelve more need you | 18 people need you
          """)
  void saysHowManyConversationsThereAre(int people, String heading, String subject) {
    assertThat(needing(people).heading()).isEqualTo(heading);
    assertThat(needing(people).subject()).isEqualTo("Your teams, Monday 23 November: " + subject);
  }

  @Test
  void saysInTheLeadWhoWillBeDoneInTimeAndHowThatWas() {
    Heads sure = new Heads(11, 11, 11, 11);
    assertThat(lead(sure, new Then(12, 23)))
        .isEqualTo(
            "11 of 23 will be done by their own target, one fewer than last Monday. Two are"
                + " ready.");
    assertThat(lead(sure, new Then(8, 23))).contains(", three more than last Monday.");
    assertThat(lead(sure, new Then(11, 23))).contains(", as many as last Monday.");
    assertThat(lead(new Heads(9, 11, 12, 13), new Then(10, 21)))
        .startsWith(
            "11 of 23 will be done by their own target, 9 to 13 in four of five futures;"
                + " last Monday it was 10 of 21.");
    assertThat(lead(new Heads(0, 0, 0, 0), new Then(0, 23))).startsWith("None of 23 will be done");
  }

  /** Neither a comparison where nothing was kept, nor a count where nothing is foreseen. */
  @Test
  void saysNothingOfWhatIsNotKnown() {
    Digest unknown = digest(1, Map.of(), new Heads(2, 2, 2, 2), null, List.of(), 0, List.of());
    assertThat(DigestSentences.of(unknown).lead())
        .isEqualTo("2 of 23 will be done by their own target. Two are ready.");
    assertThat(needing(1).lead()).isEqualTo("Of your 23 people, two are ready.");
  }

  @Test
  void saysWhatBecameOfLastWeek() {
    assertThat(DigestSentences.of(DigestSamples.FULL).became())
        .extracting(s -> s.replace(DigestSamples.NAME, "Vera"))
        .containsExactly(
            "Vera's “Project 2” waits for you since Thursday.",
            "Vera passed “Project 2”.",
            "Vera finished “Project 2” on the day of your talk.",
            "Vera finished the plan a day after a talk.",
            "Vera came back two days after your talk.",
            "And 7 more.");
    Digest began =
        digest(
            0,
            Map.of(),
            null,
            null,
            List.of(DigestSamples.became(Outcome.BEGAN, 30, true)),
            0,
            List.of());
    assertThat(DigestSentences.of(began).became())
        .containsExactly(DigestSamples.NAME + " began 30 days after your talk.");
  }

  @Test
  void saysWhoElseWhatLacksAndWhichSourcesAreSilent() {
    DigestSentences says = DigestSentences.of(DigestSamples.FULL);
    assertThat(says.rest()).isEqualTo("And 4 more: 3 quiet, 1 slow pace.");
    assertThat(says.lacking())
        .isEqualTo(
            "Agent orchestration, shown by 2 of 23; %s, shown by none of 23; Vector databases,"
                    .formatted(DigestSamples.NAME)
                + " shown by 5 of 20.");
    assertThat(says.silent())
        .isEqualTo(
            "Nothing has come from moodle since 13 Nov (4 people) and %s since 28 Dec 2025 (1 person)."
                .formatted(DigestSamples.NAME));
  }

  /** What moved, or a source that fell silent, is something to say. */
  @Test
  void nothingToSayIsOneLine() {
    assertThat(DigestSentences.of(DigestSamples.NOTHING))
        .isEqualTo(
            new DigestSentences(
                "Your teams, Monday 23 November: no one needs you",
                "No one needs you this week",
                null,
                null,
                List.of(),
                null,
                null));
    Heads eleven = new Heads(11, 11, 11, 11);
    Digest moved = digest(0, Map.of(), eleven, new Then(12, 23), List.of(), 0, List.of());
    assertThat(DigestSentences.of(moved).lead()).contains("one fewer");
    Digest still = digest(0, Map.of(), eleven, new Then(11, 23), List.of(), 0, List.of());
    assertThat(DigestSentences.of(still).lead()).isNull();
    Digest silent = digest(0, Map.of(), null, null, List.of(), 0, DigestSamples.FULL.silent());
    assertThat(DigestSentences.of(silent).silent()).isNotNull();
  }

  @Test
  void namesNobodyInTheSubject() {
    Digest some = digest(1, Map.of(StallReason.QUIET, 1), null, null, List.of(), 0, List.of());
    assertThat(DigestSentences.of(some).subject()).doesNotContain(DigestSamples.NAME);
  }
}
