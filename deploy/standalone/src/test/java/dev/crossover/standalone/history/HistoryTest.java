package dev.crossover.standalone.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class HistoryTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    file("cohorts", "cohort,start_date,length_days", "C,2013-10-01,28", "D,2014-02-01,28");
    file(
        "enrolments",
        "cohort,learner,start_day,end_day,outcome",
        "C,1,0,,completed",
        "C,2,3,12,withdrawn",
        "D,9,0,,failed");
    file("activity", "cohort,learner,day,count,done", "C,1,-3,7,", "C,1,5,2,", "D,9,1,1,");
    file(
        "checkpoints",
        "cohort,checkpoint,kind,due_day,weight",
        "C,t1,tma,7,0.25",
        "C,t2,tma,14,0.25",
        "C,ex,exam,,0.5");
    file("submissions", "cohort,learner,checkpoint,day,score", "C,1,t1,6,0.8", "C,2,t1,7,");
  }

  @Test
  void aCheckpointIsAUnitDueInItsWeek() throws IOException {
    ObjectNode plan = history().plan();
    JsonNode blocks = plan.get("phases").get(0).get("blocks");
    assertThat(blocks).hasSize(3);
    assertThat(blocks.get(0).get("lastWeek").asInt()).isEqualTo(1);
    assertThat(blocks.get(1).get("firstWeek").asInt()).isEqualTo(2);
    assertThat(blocks.get(2).get("lastWeek").asInt()).isEqualTo(4);
    assertThat(blocks.get(2).get("units").get(0).get("hours").asDouble()).isEqualTo(20);
  }

  @Test
  void theRosterHasEveryEnrolmentOfTheCohort() throws IOException {
    assertThat(history().roster().lines())
        .containsExactly(
            "learner,name,team,cohort,plan,start",
            "C-1,Learner 1,all,C,history-C,2013-10-01",
            "C-2,Learner 2,all,C,history-C,2013-10-04");
  }

  /** The end of an enrolment is told on its day, not earlier. */
  @Test
  void eventsComeInOrderOfOccurrence() throws IOException {
    assertThat(history().events())
        .extracting(e -> e.get("time").asString() + " " + e.get("type").asString())
        .containsExactly(
            "2013-09-28T12:00:00Z dev.crossover.active.v1",
            "2013-10-06T12:00:00Z dev.crossover.active.v1",
            "2013-10-07T12:00:00Z dev.crossover.graded.v1",
            "2013-10-13T12:00:00Z dev.crossover.left.v1");
  }

  @Test
  void anotherStartMovesEverything() throws IOException {
    List<History> moved =
        History.of(folder, Optional.of("C"), Optional.of(LocalDate.parse("2026-03-02")));
    assertThat(moved.getFirst().events().getFirst().get("time").asString())
        .startsWith("2026-02-27");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.delete(folder.resolve("checkpoints.csv"));
    assertThatThrownBy(() -> history().plan())
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("checkpoints.csv");
  }

  private History history() throws IOException {
    return History.of(folder, Optional.of("C"), Optional.empty()).getFirst();
  }

  private void file(String name, String... lines) throws IOException {
    Files.write(folder.resolve(name + ".csv"), List.of(lines));
  }
}
