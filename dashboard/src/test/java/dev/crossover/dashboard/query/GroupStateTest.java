package dev.crossover.dashboard.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerState;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupStateTest {

  @ParameterizedTest(name = "{0} on track, {1} stalled, {2} finished, {3} not, gap {4}: {5}")
  @CsvSource({
    "8, 0, 0, 0, 0.5, ON_TRACK",
    "7, 1, 0, 0, -0.9, ON_TRACK",
    "6, 2, 0, 0, 0.2, STALLED",
    "8, 0, 0, 0, -1.1, BEHIND",
    "0, 0, 8, 0, 0, FINISHED",
    "0, 0, 5, 3, -9, ENDED",
    "0, 0, 0, 0, 0, EMPTY"
  })
  void isTheWordForTheTeam(
      int onTrack, int stalled, int finished, int unfinished, double gap, GroupState state) {
    GroupReadiness group =
        new GroupReadiness(
            "c",
            "t",
            onTrack + stalled + finished + unfinished,
            false,
            Set.of(),
            Map.of(
                LearnerState.ON_TRACK, onTrack,
                LearnerState.STALLED, stalled,
                LearnerState.FINISHED, finished,
                LearnerState.NOT_FINISHED, unfinished,
                LearnerState.LEFT, 3),
            1,
            0.5,
            0.2,
            0.4,
            0.5,
            0.6,
            Collections.nCopies(10, 0),
            0.5,
            0.5,
            gap,
            3,
            stalled,
            Duration.ZERO,
            Duration.ZERO,
            0,
            null,
            0,
            null,
            List.of(),
            List.of(),
            List.of());
    assertThat(GroupState.of(group)).isEqualTo(state);
  }
}
