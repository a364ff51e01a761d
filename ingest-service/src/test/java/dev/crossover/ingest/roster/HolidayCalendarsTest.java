package dev.crossover.ingest.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.learner.Leave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HolidayCalendarsTest {

  private static final LocalDate MAY = LocalDate.parse("2026-05-01");

  private final Path folder;
  private final HolidayCalendars calendars;

  HolidayCalendarsTest(@TempDir Path folder) {
    this.folder = folder;
    this.calendars = new HolidayCalendars(folder.toString());
  }

  @Test
  void aRegionHasTheDaysOfItsCountryAndItsOwn() {
    Leave corpusChristi = Leave.holiday(LocalDate.parse("2026-06-04"));
    Leave unity = Leave.holiday(LocalDate.parse("2026-10-03"));
    assertThat(calendars.days("DE", MAY)).contains(unity).doesNotContain(corpusChristi);
    assertThat(calendars.days("de-by", MAY)).contains(unity, corpusChristi);
    assertThat(calendars.days("GB-SCT", MAY))
        .contains(Leave.holiday(LocalDate.parse("2026-11-30")));
    assertThat(calendars.days("US", MAY)).contains(Leave.holiday(LocalDate.parse("2026-11-26")));
  }

  /** As many days as somebody's plan may take. */
  @Test
  void daysAreThoseOfThirteenMonths() {
    assertThat(calendars.days("DE", MAY)).first().isEqualTo(Leave.holiday(MAY));
    assertThat(calendars.days("DE", MAY))
        .last()
        .isEqualTo(Leave.holiday(LocalDate.parse("2027-05-17")));
  }

  @Test
  void aCompanyHasDaysOfItsOwn() throws IOException {
    file("acme", "date,name\n2026-08-03/2026-08-07,Summer\n2026-12-24,\n2024-12-24,Long ago\n");
    assertThat(calendars.days("acme", MAY))
        .containsExactly(
            new Leave(LocalDate.parse("2026-08-03"), LocalDate.parse("2026-08-07"), null, true),
            Leave.holiday(LocalDate.parse("2026-12-24")));
    assertThat(calendars.days("acme; DE", MAY)).hasSize(2 + calendars.days("DE", MAY).size());
  }

  @Test
  void whatIsWrongIsNamed() throws IOException {
    file("acme", "date,name\n24.12.2026,Closed\n");
    assertThatThrownBy(() -> calendars.days("acme", MAY))
        .hasMessage(
            "acme.csv, line 2: the column date must be a day such as 2026-12-24 or FIRST/LAST, but"
                + " is '24.12.2026'");
    file("days", "day\n2026-12-24\n");
    assertThatThrownBy(() -> calendars.days("days", MAY)).hasMessageContaining("but is ''");
    assertThatThrownBy(() -> calendars.days("GB-BY", MAY))
        .hasMessage("GB has no region GB-BY, but ENG, NIR, SCT, WLS");
    assertThatThrownBy(() -> calendars.days("other", MAY))
        .hasMessage("there is no country OTHER, nor a file other.csv with holidays");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), text);
  }
}
