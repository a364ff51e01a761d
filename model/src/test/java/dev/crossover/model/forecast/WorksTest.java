package dev.crossover.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.group.Bins;
import dev.crossover.model.group.GroupReadiness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorksTest {

  /** The week that runs is not over, and what only few have reached is no week of the team. */
  @Test
  void aTeamsPaceIsItsFullWeeks() {
    Work work = Works.of(team(List.of(8, 8, 8, 8, 8, 8, 8, 3, 0)), null, 4);
    assertThat(work.fullWeeks()).isEqualTo(7);
    assertThat(work.own().values()).containsExactly(2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    assertThat(work.remaining()).isEqualTo(4);
  }

  @Test
  void aTeamThatHasJustBegunHasNone() {
    assertThat(Works.of(team(List.of(0)), null, 12).own().weeks()).isZero();
    assertThat(Works.of(team(List.of()), null, 12).own().weeks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 81, Double.NaN})
  void hoursOutOfRangeAreRefused(double hours) {
    assertThatThrownBy(() -> new WhatIf(hours, null, null))
        .hasMessageContaining("hours must be above 0 and at most 80");
  }

  /** A team with so many learners in each week, who finished as much as the week's number. */
  private static GroupReadiness team(List<Integer> learners) {
    List<GroupReadiness.Week> weeks = new ArrayList<>();
    for (int i = 0; i < learners.size(); i++) {
      weeks.add(
          new GroupReadiness.Week(i + 1, 8, learners.get(i), Duration.ZERO, 0, 0, i + 1, 0, 0, 0));
    }
    return new GroupReadiness(
        "c",
        "t",
        8,
        false,
        Set.of(),
        Map.of(),
        0,
        0,
        0,
        0,
        0,
        0,
        Collections.nCopies(10, 0),
        0,
        0,
        0,
        0,
        0,
        Duration.ZERO,
        Duration.ZERO,
        20,
        null,
        0,
        null,
        List.of(),
        weeks,
        List.of(),
        Bins.NONE);
  }
}
