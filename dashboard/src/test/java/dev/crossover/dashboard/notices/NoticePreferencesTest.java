package dev.crossover.dashboard.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.SingleNotices;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Quiet hours and the day of the digest, by somebody's own clock. */
class NoticePreferencesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static NoticePreferences of(
      String zone, String from, String to, boolean weekends, boolean digest) {
    return new NoticePreferences(
        SingleNotices.ALL,
        digest,
        ZoneId.of(zone),
        LocalTime.parse(from),
        LocalTime.parse(to),
        weekends);
  }

  /** 1 May 2026 is a Friday. In Berlin clocks go forward on 29 March 2026 at two o'clock. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "by day,              UTC,           20:00, 07:00, true,  2026-05-01T12:00:00Z,"
        + " 2026-05-01T12:00:00Z",
    "the last minute,     UTC,           20:00, 07:00, true,  2026-04-30T19:59:00Z,"
        + " 2026-04-30T19:59:00Z",
    "as it begins,        UTC,           20:00, 07:00, true,  2026-04-30T20:00:00Z,"
        + " 2026-05-01T07:00:00Z",
    "after midnight,      UTC,           20:00, 07:00, true,  2026-05-01T03:00:00Z,"
        + " 2026-05-01T07:00:00Z",
    "as it ends,          UTC,           20:00, 07:00, true,  2026-05-01T07:00:00Z,"
        + " 2026-05-01T07:00:00Z",
    "by their clock,      Europe/Berlin, 20:00, 07:00, true,  2026-04-30T18:30:00Z,"
        + " 2026-05-01T05:00:00Z",
    "Friday night,        UTC,           20:00, 07:00, true,  2026-05-01T21:00:00Z,"
        + " 2026-05-04T07:00:00Z",
    "Saturday noon,       UTC,           20:00, 07:00, true,  2026-05-02T12:00:00Z,"
        + " 2026-05-04T07:00:00Z",
    "Sunday night,        UTC,           20:00, 07:00, true,  2026-05-03T23:00:00Z,"
        + " 2026-05-04T07:00:00Z",
    "a loud Saturday,     UTC,           20:00, 07:00, false, 2026-05-02T12:00:00Z,"
        + " 2026-05-02T12:00:00Z",
    "its night,           UTC,           20:00, 07:00, false, 2026-05-02T21:00:00Z,"
        + " 2026-05-03T07:00:00Z",
    "no quiet hours,      UTC,           07:00, 07:00, true,  2026-04-30T23:00:00Z,"
        + " 2026-04-30T23:00:00Z",
    "but the weekend,     UTC,           07:00, 07:00, true,  2026-05-02T23:00:00Z,"
        + " 2026-05-04T00:00:00Z",
    "within a day,        UTC,           12:00, 14:00, true,  2026-05-01T13:00:00Z,"
        + " 2026-05-01T14:00:00Z",
    "before it,           UTC,           12:00, 14:00, true,  2026-05-01T11:00:00Z,"
        + " 2026-05-01T11:00:00Z",
    "a night of one hour less, Europe/Berlin, 20:00, 07:00, false, 2026-03-28T20:00:00Z,"
        + " 2026-03-29T05:00:00Z",
    "an end that no clock shows, Europe/Berlin, 20:00, 02:30, false, 2026-03-28T20:00:00Z,"
        + " 2026-03-29T01:30:00Z"
  })
  void whenItIsNotQuiet(
      String when,
      String zone,
      String from,
      String to,
      boolean weekends,
      Instant moment,
      Instant awake) {
    assertThat(of(zone, from, to, weekends, true).notQuiet(moment)).as(when).isEqualTo(awake);
  }

  /** 4 May 2026 is a Monday. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "before eight,              UTC,           true,  2026-05-04T07:59:00Z, 2026-04-27, false",
    "at eight,                  UTC,           true,  2026-05-04T08:00:00Z, 2026-04-27, true",
    "at eight by their clock,   Europe/Berlin, true,  2026-05-04T06:00:00Z, 2026-04-27, true",
    "the first one,             UTC,           true,  2026-05-04T08:00:00Z, ,           true",
    "sent already,              UTC,           true,  2026-05-04T09:00:00Z, 2026-05-04, false",
    "stopped,                   UTC,           false, 2026-05-04T08:00:00Z, ,           false",
    "after a day's outage,      UTC,           true,  2026-05-05T08:00:00Z, 2026-04-27, true",
    "too late for this week,    UTC,           true,  2026-05-06T08:00:00Z, 2026-04-27, false",
    "Sunday,                    UTC,           true,  2026-05-10T12:00:00Z, 2026-04-27, false"
  })
  void whenTheDigestIsDue(
      String when,
      String zone,
      boolean digest,
      Instant now,
      @Nullable LocalDate last,
      boolean due) {
    assertThat(of(zone, "20:00", "07:00", true, digest).digestDue(now, last))
        .as(when)
        .isEqualTo(due);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T05:59:00Z, 2026-05-04T06:00:00Z",
    "2026-05-04T06:00:00Z, 2026-05-11T06:00:00Z",
    "2026-05-10T12:00:00Z, 2026-05-11T06:00:00Z"
  })
  void theNextDigest(Instant now, Instant next) {
    assertThat(of("Europe/Berlin", "20:00", "07:00", true, true).nextDigest(now)).isEqualTo(next);
    assertThat(of("Europe/Berlin", "20:00", "07:00", true, false).nextDigest(now)).isNull();
  }

  @Test
  void aDayIsTheirs() {
    NoticePreferences berlin = of("Europe/Berlin", "20:00", "07:00", true, true);
    Instant evening = Instant.parse("2026-05-01T22:30:00Z");
    assertThat(berlin.dayOf(evening)).isEqualTo(Instant.parse("2026-05-01T22:00:00Z"));
    assertThat(berlin.dayAfter(evening)).isEqualTo(Instant.parse("2026-05-02T22:00:00Z"));
  }

  @Test
  void whoChoseNothingIsToldByTheDefaults() {
    NoticeSettings shipped = FilledDashboard.shippedNotices();
    assertThat(NoticePreferences.of(NoticeChoices.NOTHING, shipped, ZoneOffset.UTC))
        .isEqualTo(
            new NoticePreferences(
                SingleNotices.URGENT,
                true,
                ZoneOffset.UTC,
                LocalTime.of(20, 0),
                LocalTime.of(7, 0),
                true));
  }

  @Test
  void whatSomebodyChoseHoldsAndTheRestFollowsTheDefaults() {
    NoticeChoices chosen = new NoticeChoices(SingleNotices.NONE, false, BERLIN, null, null, false);
    assertThat(NoticePreferences.of(chosen, FilledDashboard.shippedNotices(), ZoneOffset.UTC))
        .isEqualTo(
            new NoticePreferences(
                SingleNotices.NONE, false, BERLIN, LocalTime.of(20, 0), LocalTime.of(7, 0), false));
  }
}
