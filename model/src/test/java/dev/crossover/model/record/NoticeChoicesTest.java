package dev.crossover.model.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Who stops one thing keeps what else they chose. */
class NoticeChoicesTest {

  private static final NoticeChoices ALL =
      new NoticeChoices(
          SingleNotices.ALL,
          true,
          ZoneId.of("Europe/Berlin"),
          LocalTime.of(20, 0),
          LocalTime.of(7, 0),
          true);

  @Test
  void whatIsLeftOpenStaysAsItWas() {
    NoticeChoices stop = new NoticeChoices(SingleNotices.NONE, null, null, null, null, null);
    assertThat(stop.over(ALL))
        .isEqualTo(
            new NoticeChoices(
                SingleNotices.NONE, true, ALL.zone(), ALL.quietFrom(), ALL.quietTo(), true));
    assertThat(NoticeChoices.NOTHING.over(ALL)).isEqualTo(ALL);
    assertThat(ALL.over(stop)).isEqualTo(ALL);
  }

  @Test
  void theKeyNamesNobody() {
    assertThat(NoticeChoices.key("Boss@x.example"))
        .isEqualTo(NoticeChoices.key("boss@x.example"))
        .startsWith("notices/")
        .doesNotContain("boss");
  }
}
