package dev.crossover.standalone.evaluation;

import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.mastery.DifficultyRatings;
import dev.crossover.model.mastery.Logistic;
import dev.crossover.model.mastery.Mastery;
import dev.crossover.model.mastery.Rating;
import dev.crossover.standalone.history.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How well mastery predicts the next answer: one pass over the train split learns difficulties and
 * learners, then difficulties are frozen as the topology freezes them, and each answer of the test
 * split is predicted before its learner is moved by it.
 *
 * @param auc area under the ROC curve on the test split
 * @param ece expected calibration error on it
 * @param attempts attempts in it
 * @param skillAuc the same area when items of the same skills are not told apart
 * @param skillCoverage80 share of predictions, made of a skill after 5, 10 and 20 answers, whose 80
 *     % interval held how many of the next ten first attempts were right; NaN if there were none
 * @param eceFirst10 expected calibration error on each learner's first ten first attempts on a
 *     skill, those of learners with fewer included; NaN if no attempt has a skill
 * @param coverage the cases behind the coverage, for people
 */
public record MasteryEvaluation(
    double auc,
    double ece,
    int attempts,
    double skillAuc,
    double skillCoverage80,
    double eceFirst10,
    String coverage) {

  private static final List<String> COLUMNS =
      List.of("learner", "order", "item", "skills", "correct", "split");

  /** Nobody's background is known here: every skill is as likely mastered as not. */
  private static final double PRIOR = 0;

  private record Row(
      String learner, double order, String item, List<String> skills, double correct) {}

  /** What one pass over the test split is judged by. */
  private static final class Judgement {
    final Predictions all = new Predictions();
    final FirstAnswers first = new FirstAnswers();
    final SkillCoverage coverage = new SkillCoverage(PRIOR);
  }

  /**
   * Evaluates the {@code attempts} of a folder.
   *
   * @throws IOException if the folder lacks what it takes, saying what
   */
  public static MasteryEvaluation of(Path folder) throws IOException {
    List<Row> train = new ArrayList<>();
    List<Row> test = new ArrayList<>();
    read(folder, train, test);
    if (train.isEmpty() || test.isEmpty()) {
      throw new IOException(
          "the attempts in %s have no rows of split %s"
              .formatted(folder, train.isEmpty() ? "train" : "test"));
    }
    train.sort(Comparator.comparingDouble(Row::order).thenComparing(Row::learner));
    test.sort(Comparator.comparing(Row::learner).thenComparingDouble(Row::order));
    Judgement items = predict(train, test, Row::item);
    Judgement skills = predict(train, test, row -> String.join("|", row.skills()));
    return new MasteryEvaluation(
        items.all.auc(),
        items.all.calibrationError(),
        items.all.size(),
        skills.all.auc(),
        items.coverage.share(),
        items.first.calibrationError(),
        items.coverage.summary());
  }

  /** As one line of JSON; a figure that could not be had is null. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"auc\":%.4f,\"ece\":%.4f,\"attempts\":%d,\"skillAuc\":%.4f,"
            + "\"skillCoverage80\":%s,\"eceFirst10\":%s}",
        auc,
        ece,
        attempts,
        skillAuc,
        orNull(skillCoverage80),
        orNull(eceFirst10));
  }

  private static String orNull(double figure) {
    return Double.isNaN(figure) ? "null" : String.format(Locale.ROOT, "%.4f", figure);
  }

  private static void read(Path folder, List<Row> train, List<Row> test) throws IOException {
    if (!Table.exists(folder, "attempts")) {
      throw new IOException(
          folder
              + " has no attempts.csv or attempts.csv.gz: mastery can only be judged by single"
              + " attempts on items");
    }
    Map<String, String> names = new HashMap<>();
    Map<String, List<String>> skillSets = new HashMap<>();
    Table.read(
        folder,
        "attempts",
        COLUMNS,
        row -> {
          List<Row> split =
              switch (row.text("split")) {
                case "train" -> train;
                case "test" -> test;
                default -> throw row.wrong("split", "must be train or test");
              };
          split.add(
              new Row(
                  names.computeIfAbsent(row.text("learner"), n -> n),
                  row.number("order"),
                  names.computeIfAbsent(row.text("item"), n -> n),
                  skillSets.computeIfAbsent(row.text("skills"), MasteryEvaluation::skills),
                  row.share("correct")));
        });
  }

  private static List<String> skills(String joined) {
    return Stream.of(joined.split("\\|", -1)).filter(s -> !s.isBlank()).distinct().toList();
  }

  private static Judgement predict(List<Row> train, List<Row> test, Function<Row, String> item) {
    Map<String, Mastery> masteries = new HashMap<>();
    Map<String, Set<String>> tried = new HashMap<>();
    Map<String, Rating> ratings = new HashMap<>();
    DifficultyRatings learnt = new DifficultyRatings(DifficultyRatings.in(ratings));
    for (Row row : train) {
      Attempt attempt = attempt(row, item.apply(row), masteries, tried);
      double chance = Logistic.share(attempt.ability() - learnt.difficulty(attempt));
      move(row, attempt, chance, masteries);
      learnt.learn(attempt);
    }
    Difficulties frozen = DifficultyRatings.release(1, train.size(), ratings);
    Judgement judgement = new Judgement();
    for (Row row : test) {
      Attempt attempt = attempt(row, item.apply(row), masteries, tried);
      double difficulty = frozen.of(attempt.item(), attempt.skills(), attempt.retry());
      double chance = Logistic.share(attempt.ability() - difficulty);
      judgement.all.add(chance, row.correct());
      judgement.first.add(row.learner(), attempt, chance);
      Mastery after = move(row, attempt, chance, masteries);
      judgement.coverage.add(row.learner(), attempt, difficulty, after);
    }
    return judgement;
  }

  private static Attempt attempt(
      Row row, String item, Map<String, Mastery> masteries, Map<String, Set<String>> tried) {
    Mastery mastery = masteries.getOrDefault(row.learner(), Mastery.NEW);
    double ability = mastery.ability(row.skills(), skill -> PRIOR);
    boolean first = tried.computeIfAbsent(row.learner(), l -> new HashSet<>()).add(row.item());
    return new Attempt(item, row.skills(), ability, row.correct(), !first);
  }

  private static Mastery move(
      Row row, Attempt attempt, double chance, Map<String, Mastery> masteries) {
    Mastery before = masteries.getOrDefault(row.learner(), Mastery.NEW);
    Mastery after = before.after(attempt.skills(), chance, attempt.score());
    masteries.put(row.learner(), after);
    return after;
  }
}
