package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastEvaluationTest {

  @TempDir Path folder;

  /**
   * Self-paced learners, each with a pace of their own that drifts; some stop for good. Late
   * joiners can be judged by near dates only, which are kept more often.
   */
  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void statementsHoldForLaterJoiners(long seed) throws IOException {
    selfPaced(new Random(seed), 2_500);
    ForecastEvaluation result = ForecastEvaluation.of(folder);
    assertThat(result.n()).isGreaterThan(1_000);
    assertThat(result.coverage80()).isBetween(0.75, 0.85);
    assertThat(result.p85met()).isBetween(0.80, 0.95);
    assertThat(result.p85stated()).isGreaterThan(0.1);
    assertThat(result.widthUnits()).isBetween(1.0, 20.0);
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    assertThatThrownBy(() -> ForecastEvaluation.of(folder)).hasMessageContaining("cohorts.csv");
    write("cohorts", "cohort,start_date,length_days\nc,2013-10-01,200\n");
    assertThatThrownBy(() -> ForecastEvaluation.of(folder))
        .hasMessageContaining("says of no unit when it was finished");
    write("submissions", "cohort,learner,checkpoint,day,score\nc,a,x,5,1\n");
    write("enrolments", "cohort,learner,start_day,end_day,outcome\nc,a,0,,completed\n");
    assertThatThrownBy(() -> ForecastEvaluation.of(folder))
        .hasMessageContaining("no earlier and later learners");
    write(
        "enrolments",
        "cohort,learner,start_day,end_day,outcome\nc,a,0,,completed\nc,b,9,,completed\n");
    assertThatThrownBy(() -> ForecastEvaluation.of(folder))
        .hasMessageContaining("too few forecasts to learn from");
    write("enrolments", "cohort,learner,start_day,end_day,outcome\nd,a,0,,completed\n");
    assertThatThrownBy(() -> ForecastEvaluation.of(folder))
        .hasMessageContaining("enrolments.csv:2: cohort: must stand in cohorts, but is 'd'");
    write("cohorts", "cohort,start_date,length_days\nc,October,200\n");
    assertThatThrownBy(() -> ForecastEvaluation.of(folder))
        .hasMessageContaining("cohorts.csv:2: start_date: must be a date");
  }

  private void selfPaced(Random random, int learners) throws IOException {
    int length = 280;
    StringBuilder enrolments = new StringBuilder("cohort,learner,start_day,end_day,outcome\n");
    StringBuilder activity = new StringBuilder("cohort,learner,day,count,done\n");
    for (int l = 0; l < learners; l++) {
      int start = random.nextInt(120);
      double pace = 1.5 * Math.exp(0.5 * random.nextGaussian());
      int done = 0;
      boolean stopped = false;
      for (int week = 0; start + 7 * week + 3 < length && done < 40; week++) {
        pace *= Math.exp(0.15 * random.nextGaussian());
        stopped |= random.nextDouble() < 0.02;
        int units = stopped ? 0 : Math.min(40 - done, poisson(random, pace));
        done += units;
        if (units > 0) {
          activity.append("self,l%d,%d,5,%d\n".formatted(l, start + 7 * week + 3, units));
        }
      }
      enrolments.append(
          "self,l%d,%d,,%s\n".formatted(l, start, done < 40 ? "failed" : "completed"));
    }
    write(
        "cohorts",
        "cohort,start_date,length_days\nself,%s,%d\n"
            .formatted(LocalDate.parse("2024-01-01"), length));
    write("enrolments", enrolments.toString());
    write("activity", activity.toString());
  }

  private static int poisson(Random random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int n = 0;
    while (product > limit) {
      product *= random.nextDouble();
      n++;
    }
    return n;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".csv"), text);
  }
}
