package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an episode, and when: each thing once. */
class NewsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private static final Duration MAX_AGE = Duration.ofDays(7);

  /**
   * Days ago of opening and of its end; what became of each message: days ago when it was sent, "-"
   * where there was none, "nobody" where nobody could be told, "aside" where it was set aside,
   * "left" where it was left to the digest two days ago; what holds now: reason and failed
   * attempts.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "new,                          1, ,  -,      -, -, same,          false, OPENED",
    "opened long ago,              8, ,  -,      -, -, same,          false, ",
    "over before it was told,      1, 0, -,      -, -, same,          false, ",
    "told,                         1, ,  1,      -, -, same,          false, ",
    "nobody could be told,         9, ,  nobody, -, -, same,          false, ",
    "set aside,                    9, ,  aside,  -, -, same,          false, ",
    "unanswered for six days,      6, ,  6,      -, -, same,          false, ",
    "unanswered for a week,        7, ,  7,      -, -, same,          false, AGAIN",
    "answered,                     7, ,  7,      -, -, same,          true,  ",
    "told again,                  15, ,  15,     8, -, same,          false, ",
    "two failed attempts more,     2, ,  2,      -, -, two more,      false, ",
    "three failed attempts more,   2, ,  2,      -, -, three more,    false, AGAIN",
    "worse and answered,           2, ,  2,      -, -, three more,    true,  ",
    "another reason,               2, ,  2,      -, -, asks for help, false, AGAIN",
    "nothing holds any more,       2, ,  2,      -, -, nothing,       false, ",
    "over,                         2, 0, 2,      -, -, nothing,       true,  RESOLVED",
    "over after the second time,  15, 0, 15,     8, -, nothing,       false, RESOLVED",
    "over and told,                2, 1, 2,      -, 1, nothing,       false, ",
    "over where nobody was told,   2, 0, nobody, -, -, nothing,       false, ",
    "left to the digest,           2, ,  left,   -, -, same,          false, ",
    "left and worse,               2, ,  left,   -, -, three more,    false, AGAIN",
    "left and answered,            2, ,  left,   -, -, three more,    true,  ",
    "left and over,                2, 0, left,   -, -, nothing,       false, ",
    "left and told singly later,   2, 0, left,   1, -, nothing,       false, RESOLVED",
    "both left and over,           2, 0, left,   left, -, nothing,    false, ",
    "told and then left and over,  9, 0, 9,      left, -, nothing,    false, RESOLVED",
    "the end left,                 2, 0, 2,      -, left, nothing,    false, "
  })
  void whatIsDue(
      String when,
      int opened,
      @Nullable Integer ended,
      String first,
      String again,
      String last,
      String holds,
      boolean answered,
      @Nullable News due) {
    Map<News, Delivery> told = new EnumMap<>(News.class);
    add(told, News.OPENED, first);
    add(told, News.AGAIN, again);
    add(told, News.RESOLVED, last);
    Instant openedAt = ago(opened);
    Episode episode =
        new Episode(
            "e",
            "ada",
            "spring",
            "red",
            stall(StallReason.BLOCKED_ON_UNIT, 4),
            openedAt,
            ended == null ? null : ago(ended),
            ended == null ? null : Episode.Resolution.PROGRESS);
    Stall now =
        switch (holds) {
          case "same" -> stall(StallReason.BLOCKED_ON_UNIT, 4);
          case "two more" -> stall(StallReason.BLOCKED_ON_UNIT, 6);
          case "three more" -> stall(StallReason.BLOCKED_ON_UNIT, 7);
          case "asks for help" -> stall(StallReason.ASKED_FOR_HELP, 4);
          default -> null;
        };
    assertThat(News.due(episode, now, answered, false, told::get, NOW, MAX_AGE))
        .as(when)
        .isEqualTo(due);
  }

  /** Who is told first is told once, and of nothing that their manager has been told already. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "-,      -, LEARNER_FIRST",
    "1,      -, OPENED",
    "left,   -, OPENED",
    "aside,  -, OPENED",
    "-,      1, ",
    "1,      1, "
  })
  void theLearnerIsToldFirst(String first, String opened, @Nullable News due) {
    Map<News, Delivery> told = new EnumMap<>(News.class);
    add(told, News.LEARNER_FIRST, first);
    add(told, News.OPENED, opened);
    Stall stall = stall(StallReason.BEHIND, 0);
    Episode episode = new Episode("e", "ada", "spring", "red", stall, ago(1), null, null);
    assertThat(News.due(episode, stall, false, true, told::get, NOW, MAX_AGE)).isEqualTo(due);
  }

  private static void add(Map<News, Delivery> told, News news, String became) {
    switch (became) {
      case "-" -> {}
      case "nobody" -> told.put(news, Delivery.toNobody("d"));
      case "aside" -> told.put(news, Delivery.setAside("d", "refused", NOW));
      case "left" -> told.put(news, Delivery.left("d", ago(2)));
      default -> told.put(news, Delivery.sent("d", ago(Integer.parseInt(became)), "b4c9"));
    }
  }

  private static Stall stall(StallReason reason, int failed) {
    return new Stall(reason, NOW, NOW, "quiz", failed, null, null, null);
  }

  private static Instant ago(int days) {
    return NOW.minus(Duration.ofDays(days));
  }
}
