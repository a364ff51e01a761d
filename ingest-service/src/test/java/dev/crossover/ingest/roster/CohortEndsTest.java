package dev.crossover.ingest.roster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.catalog.Shipped;
import org.junit.jupiter.api.Test;

class CohortEndsTest {

  /** Once a cohort, at the earliest day; who states none, and another cohort, say nothing. */
  @Test
  void saysWhereRowsOfOneCohortStateDifferentLastDays() {
    String csv =
        "learner,name,team,cohort,start,ends\n"
            + "a1,Ada,red,spring,2026-03-02,2026-06-30\n"
            + "a2,Bo,red,autumn,2026-03-02,2026-09-30\n"
            + "a3,Cy,red,spring,2026-03-02,2026-05-29\n"
            + "a4,Di,red,spring,2026-03-02,2026-06-30\n"
            + "a5,Eve,red,spring,2026-03-02,\n";
    RosterFile.Content read =
        RosterFile.read(csv, Shipped::plan, _ -> null, new HolidayCalendars(""));
    assertThat(read.warnings())
        .containsExactly(
            new RowWarning(
                4,
                "ends",
                "cohort spring ends on different days: 2026-05-29 (row 4), 2026-06-30 (row 2); the"
                    + " latest counts"));
  }
}
