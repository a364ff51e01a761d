package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Leave;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TeamForecastTest {

  private static final Instant NOW = Instant.parse("2026-04-06T00:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-04-06");
  private static final LocalDate TARGET = LocalDate.parse("2026-05-03");
  private static final Calendar CALENDAR = new Calendar(TODAY.minusWeeks(5), List.of());
  private static final TeamForecast.Question HALF = new TeamForecast.Question(null, 0.8);
  private static final Forecast.Basis BASIS = new Forecast.Basis(true, 200, 100, 4);

  /** Each is done within the fourth week for sure, and ready within the eighth. */
  private static final List<MemberForecast> SURE =
      IntStream.range(0, 4).mapToObj(i -> member("m" + i, sure(4), sure(8))).toList();

  @Test
  void countsHeadsByTheTarget() {
    TeamForecast team = TeamForecast.of(SURE, WhatIf.NOTHING, HALF, NOW);
    assertThat(team.target()).isEqualTo(TARGET);
    assertThat(team.byTarget())
        .isEqualTo(
            new TeamForecast.Counts(
                TARGET, new TeamForecast.Heads(4, 4, 4, 4), new TeamForecast.Heads(0, 0, 0, 0)));
    assertThat(team.weeks()).as("until the last is ready").hasSize(8);
    assertThat(team.open()).isEmpty();
  }

  @Test
  void namesTheDateForSoManyAndSoSure() {
    TeamForecast.Asked asked =
        TeamForecast.of(SURE, WhatIf.NOTHING, new TeamForecast.Question(4, 0.9), NOW).asked();
    assertThat(asked).isNotNull();
    assertThat(asked.done()).isBetween(TODAY.plusDays(25), TODAY.plusDays(28));
    assertThat(asked.ready()).isBetween(TODAY.plusDays(53), TODAY.plusDays(56));
  }

  @Test
  void whoHasNoForecastIsNamedAndNotCounted() {
    List<MemberForecast> members =
        List.of(
            SURE.getFirst(),
            new MemberForecast("new", 10, CALENDAR, NOW, SURE.getFirst().forecast(), null, null));
    TeamForecast team = TeamForecast.of(members, WhatIf.NOTHING, HALF, NOW);
    assertThat(team.members()).isEqualTo(2);
    assertThat(team.open()).containsExactly("new");
    assertThat(team.byTarget()).isNotNull();
    assertThat(team.byTarget().done().p90()).isEqualTo(1);
  }

  @Test
  void nobodyHasNoForecast() {
    TeamForecast team = TeamForecast.of(List.of(), WhatIf.NOTHING, HALF, NOW);
    assertThat(team).isEqualTo(new TeamForecast(0, List.of(), null, null, null, List.of(), null));
  }

  @Test
  void twiceTheHoursHalveTheTime() {
    assertThat(done(new WhatIf(20.0, null, null)))
        .isBetween(TODAY.plusDays(12), TODAY.plusDays(14));
    assertThat(done(new WhatIf(5.0, null, null))).isBetween(TODAY.plusDays(50), TODAY.plusDays(56));
  }

  @Test
  void aLaterStartMovesTheDateByAsMuch() {
    LocalDate asIs = done(WhatIf.NOTHING);
    assertThat(done(new WhatIf(null, TODAY.plusDays(14), null))).isEqualTo(asIs.plusDays(14));
    assertThat(done(new WhatIf(null, TODAY.minusDays(14), null))).isEqualTo(asIs);
    assertThat(done(new WhatIf(10.0, null, null))).isEqualTo(asIs);
  }

  /** Leave is gone through in real days, whatever the hours. */
  @Test
  void leaveMovesTheDateByItsDays() {
    Calendar away =
        new Calendar(TODAY.minusWeeks(5), List.of(new Leave(TODAY, TODAY.plusDays(13))));
    MemberForecast asIs = SURE.getFirst();
    MemberForecast leave =
        new MemberForecast("away", 10, away, NOW, asIs.forecast(), asIs.done(), asIs.ready());
    for (WhatIf whatIf : List.of(WhatIf.NOTHING, new WhatIf(20.0, null, null))) {
      LocalDate later = done(List.of(asIs), whatIf).plusDays(14);
      assertThat(done(List.of(leave), whatIf)).isEqualTo(later);
      assertThat(
              done(
                  List.of(asIs),
                  new WhatIf(whatIf.hours(), null, new Leave(TODAY, TODAY.plusDays(13)))))
          .as("the same, asked as what if")
          .isEqualTo(later);
    }
  }

  @Test
  void refusesWhatCannotBeAsked() {
    assertThatThrownBy(() -> new WhatIf(0.0, null, null))
        .hasMessageContaining("hours must be above 0");
    assertThatThrownBy(() -> new TeamForecast.Question(1, 1)).hasMessageContaining("certainty");
    assertThatThrownBy(() -> new TeamForecast.Question(0, 0.5)).hasMessageContaining("heads");
  }

  private static LocalDate done(WhatIf whatIf) {
    return done(SURE, whatIf);
  }

  private static LocalDate done(List<MemberForecast> members, WhatIf whatIf) {
    TeamForecast.Asked asked = TeamForecast.of(members, whatIf, HALF, NOW).asked();
    assertThat(asked).isNotNull();
    LocalDate done = asked.done();
    assertThat(done).isNotNull();
    return done;
  }

  private static MemberForecast member(String id, Chances done, Chances ready) {
    Forecast forecast = new Forecast(null, null, TARGET, 1.0, 0.0, null, BASIS);
    return new MemberForecast(id, 10, CALENDAR, NOW, forecast, done, ready);
  }

  /** Surely within that week, and not before. */
  private static Chances sure(int week) {
    return new Chances(
        IntStream.rangeClosed(1, 100).mapToObj(percent -> week - 1 + percent / 100.0).toList());
  }
}
