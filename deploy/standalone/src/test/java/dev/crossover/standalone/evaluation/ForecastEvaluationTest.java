package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ForecastEvaluationTest {

  @TempDir Path folder;

  /** Self-paced learners, each with a pace of their own that drifts; some stop for good. */
  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void statementsHold(long seed) throws IOException {
    selfPaced(new Random(seed), 400);
    JsonNode result = Api.JSON.readTree(ForecastEvaluation.of(folder).json());
    assertThat(result.get("n").asInt()).isGreaterThan(1_000);
    assertThat(result.get("coverageEarly").asDouble()).isBetween(0.75, 0.85);
    assertThat(result.get("coverageLate").asDouble()).isBetween(0.75, 0.85);
    assertThat(result.get("skill").asDouble()).isGreaterThan(0.07);
    assertThat(result.get("teamSkill").asDouble()).isPositive();
    assertThat(result.get("stated").asDouble()).isGreaterThan(0.9);
  }

  /** Two cohorts, one after the other, of whom most hand in what is due on its day. */
  @Test
  void whatIsDueIsKnown() throws IOException {
    dated(new Random(9), 150);
    ForecastEvaluation result = ForecastEvaluation.of(folder);
    JsonNode json = Api.JSON.readTree(result.json());
    assertThat(json.get("skill").asDouble()).isPositive();
    assertThat(json.get("coverage80").asDouble()).isBetween(0.75, 0.85);
    assertThat(result.table()).anyMatch(line -> line.startsWith("second"));
  }

  @Test
  void aCurveFollowsWhatHappenedAndCountsWhoWasNotSeen() {
    KaplanMeier curve = new KaplanMeier();
    curve.happened(0.2);
    curve.notBy(0.3);
    curve.happened(0.4);
    curve.happened(0.6);
    assertThat(curve.by(0.1)).isZero();
    assertThat(curve.by(0.2)).isCloseTo(0.25, within(1e-9));
    assertThat(curve.by(0.5)).isCloseTo(1 - 0.75 / 2, within(1e-9));
    assertThat(curve.by(1)).isCloseTo(1, within(1e-9));
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
        .hasMessageContaining("has too little to judge forecasts by");
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

  private void dated(Random random, int learners) throws IOException {
    StringBuilder checkpoints = new StringBuilder("cohort,checkpoint,kind,due_day,weight\n");
    StringBuilder enrolments = new StringBuilder("cohort,learner,start_day,end_day,outcome\n");
    StringBuilder submissions = new StringBuilder("cohort,learner,checkpoint,day,score\n");
    for (String cohort : List.of("first", "second")) {
      for (int due = 20; due < 140; due += 14) {
        checkpoints.append("%s,x%d,tma,%d,10\n".formatted(cohort, due, due));
      }
      for (int l = 0; l < learners; l++) {
        enrolments.append("%s,l%d,0,,completed\n".formatted(cohort, l));
        double reliable = random.nextDouble();
        for (int due = 20; due < 140; due += 14) {
          if (random.nextDouble() < reliable) {
            submissions.append(
                "%s,l%d,x%d,%d,1\n".formatted(cohort, l, due, due - random.nextInt(3)));
          }
        }
      }
    }
    write(
        "cohorts", "cohort,start_date,length_days\nfirst,2024-01-01,140\nsecond,2024-09-01,140\n");
    write("checkpoints", checkpoints.toString());
    write("enrolments", enrolments.toString());
    write("submissions", submissions.toString());
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
