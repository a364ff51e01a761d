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
            "\\{\"auc\":0\\.\\d{4},\"ece\":0\\.\\d{4},\"attempts\":4800,\"skillAuc\":0\\.\\d{4},"
                + "\"skillCoverage80\":(null|[01]\\.\\d{4}),\"eceFirst10\":0\\.\\d{4}}");
  }

  /**
   * After five right answers the mean is above 1: of ten, eight right are held and none right is
   * not. Nine first attempts and a retry are not ten, and five answers are no case of ten.
   */
  @Test
  void aSkillIsJudgedByTheNextTenFirstAttempts() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER + "a,1,x,other,1,train\n");
    answers(csv, "none", "1111100000" + "00000");
    answers(csv, "eight", "1111111101" + "11011");
    answers(csv, "nine", "1111111111" + "1111");
    csv.append("nine,20,i0,s,1,test\n");
    write(csv.toString());
    MasteryEvaluation result = MasteryEvaluation.of(folder);
    assertThat(result.coverage()).isEqualTo("after 5 answers 50 % of 2");
    assertThat(result.skillCoverage80()).isEqualTo(0.5);
    assertThat(result.json()).contains("\"skillCoverage80\":0.5000,");
  }

  /**
   * By hand: ten right answers from even chances on; the five wrong ones after them do not count.
   */
  @Test
  void firstAnswersAreTenOfEachLearnerOnASkill() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER + "a,1,x,other,1,train\n");
    answers(csv, "t", "1111111111" + "00000");
    write(csv.toString());
    double general = 0;
    double skill = 0;
    double error = 0;
    for (int n = 0; n < 10; n++) {
      double surprise = 1 - 1 / (1 + Math.exp(-general - skill));
      error += surprise / 10;
      general += 0.2 * surprise;
      skill += 0.25 / (1 + 0.06 * n) * surprise;
    }
    MasteryEvaluation result = MasteryEvaluation.of(folder);
    assertThat(result.eceFirst10()).isCloseTo(error, within(1e-9));
    assertThat(result.ece()).isNotCloseTo(error, within(0.01));
  }

  /** Without skills there is nothing of the kind to judge; what there is, is judged. */
  @Test
  void whatCannotBeHadIsNull() throws IOException {
    write(HEADER + "a,1,i,,1,train\nb,1,i,,1,test\nb,2,j,,0,test\n");
    MasteryEvaluation result = MasteryEvaluation.of(folder);
    assertThat(result.coverage()).isEmpty();
    assertThat(result.json()).endsWith("\"skillCoverage80\":null,\"eceFirst10\":null}");
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

  private static void answers(StringBuilder csv, String learner, String correct) {
    for (int i = 0; i < correct.length(); i++) {
      csv.append("%s,%d,i%d,s,%c,test\n".formatted(learner, i, i, correct.charAt(i)));
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("attempts.csv"), text);
  }
}
