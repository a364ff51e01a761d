package dev.crossover.standalone.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasteryEvaluationTest {

  private static final String HEADER = "learner,order,item,skills,correct,split\n";

  @TempDir Path folder;

  /** Attempts made from known abilities and difficulties: near what knowing both would reach. */
  @Test
  void comesNearWhoeverKnowsAbilitiesAndDifficulties() throws IOException {
    Random random = new Random(11);
    double[] hard = new double[60];
    for (int i = 0; i < hard.length; i++) {
      hard[i] = 1.2 * random.nextGaussian();
    }
    Predictions knowing = new Predictions();
    StringBuilder csv = new StringBuilder(HEADER);
    for (int learner = 0; learner < 400; learner++) {
      double ability = random.nextGaussian();
      boolean test = learner % 5 == 0;
      for (int order = 0; order < 60; order++) {
        int item = random.nextInt(hard.length);
        double chance = 1 / (1 + Math.exp(hard[item] - ability));
        int correct = random.nextDouble() < chance ? 1 : 0;
        csv.append(
            "l%d,%d,i%d,s%d,%d,%s\n"
                .formatted(learner, order, item, item % 6, correct, test ? "test" : "train"));
        if (test) {
          knowing.add(chance, correct);
        }
      }
    }
    Files.writeString(folder.resolve("attempts.csv"), csv);
    MasteryEvaluation result = MasteryEvaluation.of(folder);
    assertThat(result.attempts()).isEqualTo(knowing.size()).isEqualTo(80 * 60);
    assertThat(result.auc()).isCloseTo(knowing.auc(), within(0.03));
    assertThat(result.ece()).isLessThan(0.04);
    assertThat(result.skillAuc()).isLessThan(result.auc());
    assertThat(result.json())
        .matches(
            "\\{\"auc\":0\\.\\d{4},\"ece\":0\\.\\d{4},\"attempts\":4800,\"skillAuc\":0\\.\\d{4}}");
  }

  @Test
  void saysWhatAFolderLacks() throws IOException {
    assertThatThrownBy(() -> MasteryEvaluation.of(folder))
        .hasMessageContaining("has no attempts.csv or attempts.csv.gz");
    write("learner,item\na,i\n");
    assertThatThrownBy(() -> MasteryEvaluation.of(folder))
        .hasMessageContaining("lacks the columns order, skills, correct, split");
    write(HEADER + "a,1,i,s,1,train\n");
    assertThatThrownBy(() -> MasteryEvaluation.of(folder))
        .hasMessageContaining("no rows of split test");
    write(HEADER + "a,1,i,s,1,train\na,2,i,s,yes,test\n");
    assertThatThrownBy(() -> MasteryEvaluation.of(folder))
        .hasMessageContaining(
            "attempts.csv:3: correct: must be a number from 0 to 1, but is 'yes'");
    write(HEADER + "a,1,i,s,1,train\na,2,i,s,1,test\n");
    assertThatThrownBy(() -> MasteryEvaluation.of(folder))
        .hasMessageContaining("all attempts of the test split are right");
  }

  /** Some sets order attempts by milliseconds; a file may begin with a byte order mark. */
  @Test
  void readsTimestampsAndAByteOrderMark() throws IOException {
    write(
        "\uFEFF"
            + HEADER
            + "a,1377093245000,i,s,1,train\nb,1377093245001,i,s,1,test\nb,1377093245002.5,i,s,0,test\n");
    assertThat(MasteryEvaluation.of(folder).attempts()).isEqualTo(2);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("attempts.csv"), text);
  }
}
