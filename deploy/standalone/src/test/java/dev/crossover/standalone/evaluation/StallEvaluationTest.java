package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.evaluation.StallEvaluation.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten learners, one checkpoint, due on day 20. Eight hand it in on day 15; g fails, and leaves it
 * alone. h owes it, is silent from day 5 and leaves on day 50; i owes it and is active every week.
 */
class StallEvaluationTest {

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void history() throws IOException {
    write("cohorts", "cohort,start_date,length_days\nc,2013-10-01,269.0\n");
    write("checkpoints", "cohort,checkpoint,kind,due_day,weight\nc,x,tma,20,1\nc,e,exam,,1\n");
    StringBuilder activity = new StringBuilder("cohort,learner,day,count,done\nc,h,5,1,\n");
    StringBuilder submissions = new StringBuilder("cohort,learner,checkpoint,day,score\n");
    int first = 0;
    for (String learner : List.of("a", "b", "c", "d", "e", "f", "j", "g", "i")) {
      // Somebody is there each day, or the data would be taken to be missing.
      first = List.of("g", "i").contains(learner) ? 0 : (first + 1) % 5;
      for (int day = first; day < 120; day += 5) {
        activity.append("c,%s,%d,3,\n".formatted(learner, day));
      }
      if (!learner.equals("i")) {
        submissions.append("c,%s,x,15,%s\n".formatted(learner, learner.equals("g") ? 0.2 : 0.8));
      }
    }
    write("activity", activity.toString());
    write("submissions", submissions.toString());
    outcomes("failed", "withdrawn", "failed");
  }

  private void outcomes(String ofG, String ofH, String ofI) throws IOException {
    StringBuilder enrolments =
        new StringBuilder("cohort,learner,start_day,end_day,outcome,group_side\n");
    for (String learner : List.of("a", "b", "c", "d", "e", "f", "j")) {
      enrolments.append("c,%s,0,,completed,left\n".formatted(learner));
    }
    enrolments.append("c,g,0,,%s,left\n".formatted(ofG));
    enrolments.append("c,h,-3,50,%s,right\n".formatted(ofH));
    enrolments.append("c,i,,,%s,right\n".formatted(ofI));
    write("enrolments", enrolments.toString());
  }

  /** i from day 20, g from day 22, h from day 20 until day 50: 10, 9 and 5 of 115 weeks. */
  @Test
  void everyFigureIsThatOfTheAlertsByHand() throws IOException {
    StallEvaluation e = judged(StallRuleName.shipped);
    assertThat(e.learnerWeeks()).isEqualTo(9 * 12 + 7);
    assertThat(e.alertRate()).isEqualTo(24 / 115.0);
    assertThat(e.precisionFinal()).isEqualTo(1);
    assertThat(e.recallFinal()).isEqualTo(24 / 31.0);
    assertThat(e.precision28()).isEqualTo(4 / 24.0);
    assertThat(e.recall28()).isEqualTo(1);
    assertThat(e.episodesPerLearner()).isEqualTo(0.3);
    assertThat(e.returned28()).isEqualTo(2 / 3.0);
    assertThat(e.medianLeadDays()).isEqualTo(30);
    assertThat(e.aucWeek12()).isEqualTo(1);
    assertThat(e.json())
        .startsWith("{\"learnerWeeks\":115,\"alertRate\":0.2087,\"precisionFinal\":1.0000");
  }

  /** What happens in the end changes how alerts are judged, and no alert. */
  @Test
  void noRuleLooksAtTheOutcome() throws IOException {
    StallEvaluation before = judged(StallRuleName.shipped);
    outcomes("completed", "completed", "completed");
    StallEvaluation after = judged(StallRuleName.shipped);
    assertThat(after.alertRate()).isEqualTo(before.alertRate());
    assertThat(after.episodesPerLearner()).isEqualTo(before.episodesPerLearner());
    assertThat(after.precisionFinal()).isZero();
    assertThat(after.aucWeek12()).isNaN();
    assertThat(after.json()).contains("\"recallFinal\":null").contains("\"aucWeek12\":null");
  }

  /** h alone is silent for seven days: from day 12 on. */
  @Test
  void plainRulesAreThoseOfTheDataReadme() throws IOException {
    assertThat(judged(StallRuleName.quiet7).alertRate()).isEqualTo(6 / 115.0);
    assertThat(judged(StallRuleName.quiet28).alertRate()).isEqualTo(3 / 115.0);
    assertThat(judged(StallRuleName.missed).alertRate()).isEqualTo(15 / 115.0);
    assertThat(judged(StallRuleName.missedAndQuiet7).alertRate()).isEqualTo(5 / 115.0);
  }

  @Test
  void limitsAreFittedToABudget() throws IOException {
    StallEvaluation e =
        StallEvaluation.of(
            folder, new Asked(StallRuleName.shipped, 0.14, folder, false, 0, 0), said::add);
    assertThat(e.alertRate()).isLessThanOrEqualTo(0.14);
    assertThat(e.recallFinal()).isEqualTo(16 / 31.0);
    assertThat(said).anyMatch(line -> line.startsWith("fitted to "));
    assertThatThrownBy(() ->
            StallEvaluation.of(
                folder, new Asked(StallRuleName.shipped, 0, folder, false, 0, 0), said::add))
        .hasMessage("no limits alert in so few weeks");
  }

  /** In cohorts of four the plan's own date decides, with a week of silence: h alone. */
  @Test
  void smallCohortsGoByTheirDates() throws IOException {
    StallEvaluation e =
        StallEvaluation.of(
            folder, new Asked(StallRuleName.shipped, 0.12, null, false, 4, 50), said::add);
    assertThat(e.alertRate()).isCloseTo((5 + 9) / 115.0, within(1e-9));
    assertThat(said).anyMatch(line -> line.startsWith("95 % intervals, 50 draws"));
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    Files.delete(folder.resolve("checkpoints.csv"));
    assertThatThrownBy(() -> judged(StallRuleName.shipped)).hasMessageContaining("checkpoints.csv");
    write("checkpoints", "cohort,checkpoint,kind,due_day,weight\nd,x,tma,20,1\n");
    assertThatThrownBy(() -> judged(StallRuleName.shipped))
        .hasMessageContaining("checkpoints.csv:2: cohort: must stand in cohorts, but is 'd'");
    write("checkpoints", "cohort,checkpoint,kind,due_day,weight\nc,x,tma,20.5,1\n");
    assertThatThrownBy(() -> judged(StallRuleName.shipped))
        .hasMessageContaining("due_day: must be a whole number, but is '20.5'");
  }

  private StallEvaluation judged(StallRuleName rule) throws IOException {
    return StallEvaluation.of(folder, new Asked(rule, 0.12, null, false, 0, 0), said::add);
  }

  private void write(String name, String csv) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), csv);
  }
}
