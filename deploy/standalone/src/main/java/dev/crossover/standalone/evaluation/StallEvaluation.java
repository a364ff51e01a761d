package dev.crossover.standalone.evaluation;

import dev.crossover.model.stall.StallLimits;
import dev.crossover.standalone.evaluation.StallReplay.Day;
import dev.crossover.standalone.evaluation.StallReplay.Learner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How well alerts tell who will not finish. A learner-week is day 7, 14 … 84 of a learner who is
 * there; it is alerted if an alert is open.
 *
 * @param learnerWeeks how many
 * @param alertRate share of them that are alerted
 * @param precisionFinal share of those whose learner does not finish
 * @param recallFinal share of the learner-weeks of those who do not finish that are alerted
 * @param precision28 share of the alerted whose learner leaves within 28 days
 * @param recall28 share of the learner-weeks with a departure within 28 days that are alerted
 * @param returned28 share of the episodes with activity within 28 days
 * @param aucWeek12 area under the ROC curve of the order of lists on day 84; ties half
 * @param episodesPerLearner openings on days 1 to 84
 * @param medianLeadDays from the first alert to leaving, of those alerted who left
 */
public record StallEvaluation(
    int learnerWeeks,
    double alertRate,
    double precisionFinal,
    double recallFinal,
    double precision28,
    double recall28,
    double returned28,
    double aucWeek12,
    double episodesPerLearner,
    double medianLeadDays) {

  private static final int SOON = 28;
  private static final int LAST = LearningHistory.DAYS;

  /**
   * What is asked for.
   *
   * @param rule what alerts
   * @param budget share of learner-weeks that may be alerted, where limits are fitted
   * @param fit folder to fit the limits on; null for the shipped ones
   * @param leaveOut whether to fit them for each cohort on all others
   * @param cohortSize learners of the cohorts that each is cut into; 0 leaves them whole
   * @param rounds draws for intervals; 0 for none
   */
  public record Asked(
      StallRuleName rule,
      double budget,
      @Nullable Path fit,
      boolean leaveOut,
      int cohortSize,
      int rounds) {}

  /**
   * Judges a folder.
   *
   * @param say is told what stands beside the figures
   */
  public static StallEvaluation of(Path folder, Asked asked, Consumer<String> say)
      throws IOException {
    List<LearningHistory> cohorts = LearningHistory.read(folder);
    StallLimits limits = StallLimits.DEFAULT;
    if (asked.fit() != null) {
      StallFit fit = StallFit.of(LearningHistory.read(asked.fit()), asked.budget());
      say.accept("fitted to " + asked.fit() + ": " + fit.told());
      limits = fit.limits();
    }
    List<StallReplay> replays = new ArrayList<>();
    for (LearningHistory cohort : cohorts) {
      StallLimits own = limits;
      if (asked.leaveOut()) {
        List<LearningHistory> others =
            cohorts.stream().filter(c -> !c.name().equals(cohort.name())).toList();
        StallFit fit = StallFit.of(others, asked.budget());
        say.accept("without " + cohort.name() + ": " + fit.told());
        own = fit.limits();
      }
      List<LearningHistory> parts =
          asked.cohortSize() > 0
              ? cohort.cut(asked.cohortSize(), new SplittableRandom(3))
              : List.of(cohort);
      replays.add(StallReplay.of(parts, asked.rule().rule(own)));
    }
    StallReplay replay = StallReplay.joined(replays);
    say.accept(order(replay));
    if (asked.rounds() > 0) {
      say.accept(intervals(replay, asked.rounds()));
    }
    StallFairness.of(replay).forEach(say);
    return of(replay);
  }

  private static StallEvaluation of(StallReplay replay) {
    int weeks = 0;
    int alerted = 0;
    int bad = 0;
    int right = 0;
    int soon = 0;
    int rightSoon = 0;
    int episodes = 0;
    int returned = 0;
    List<Integer> leads = new ArrayList<>();
    for (Learner one : replay.learners()) {
      int first = 0;
      for (Day day : one.days()) {
        if (day.opened()) {
          episodes++;
          first = first == 0 ? day.day() : first;
          returned += one.enrolled().activeWithin(day.day(), SOON) ? 1 : 0;
        }
        if (!day.endsWeek()) {
          continue;
        }
        weeks++;
        alerted += day.open() ? 1 : 0;
        bad += one.finished() ? 0 : 1;
        right += day.open() && !one.finished() ? 1 : 0;
        soon += leavesSoon(one, day) ? 1 : 0;
        rightSoon += day.open() && leavesSoon(one, day) ? 1 : 0;
      }
      if (first > 0 && one.enrolled().end() != LearningHistory.NEVER) {
        leads.add(one.enrolled().end() - first);
      }
    }
    return new StallEvaluation(
        weeks,
        ratio(alerted, weeks),
        ratio(right, alerted),
        ratio(right, bad),
        ratio(rightSoon, alerted),
        ratio(rightSoon, soon),
        ratio(returned, episodes),
        auc(replay, LAST),
        ratio(episodes, replay.learners().size()),
        median(leads));
  }

  /** Area under the ROC curve of the order of lists on that day; ties count half. */
  private static double auc(StallReplay replay, int day) {
    List<double[]> there = new ArrayList<>();
    for (Learner one : replay.learners()) {
      one.days().stream()
          .filter(d -> d.day() == day)
          .forEach(d -> there.add(new double[] {d.risk(), one.finished() ? 0 : 1}));
    }
    there.sort((a, b) -> Double.compare(a[0], b[0]));
    double sum = 0;
    double bad = 0;
    int from = 0;
    while (from < there.size()) {
      int to = from;
      double here = 0;
      while (to < there.size() && there.get(to)[0] == there.get(from)[0]) {
        here += there.get(to++)[1];
      }
      sum += here * (from + to + 1) / 2;
      bad += here;
      from = to;
    }
    double good = there.size() - bad;
    return bad == 0 || good == 0 ? Double.NaN : (sum - bad * (bad + 1) / 2) / (bad * good);
  }

  /** The same at weeks 2, 4, 8 and 12, as a person reads it. */
  static String order(StallReplay replay) {
    StringBuilder text = new StringBuilder("order of lists, AUC");
    for (int week : new int[] {2, 4, 8, 12}) {
      text.append(String.format(Locale.ROOT, "; week %d: %.3f", week, auc(replay, 7 * week)));
    }
    return text.toString();
  }

  /** 95 % intervals of the figures, by drawing learners anew. */
  static String intervals(StallReplay replay, int rounds) {
    SplittableRandom random = new SplittableRandom(1);
    List<StallEvaluation> drawn = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      drawn.add(of(replay.drawn(random)));
    }
    Map<String, ToDoubleFunction<StallEvaluation>> figures = new TreeMap<>();
    figures.put("alertRate", StallEvaluation::alertRate);
    figures.put("precisionFinal", StallEvaluation::precisionFinal);
    figures.put("recallFinal", StallEvaluation::recallFinal);
    figures.put("aucWeek12", StallEvaluation::aucWeek12);
    figures.put("episodesPerLearner", StallEvaluation::episodesPerLearner);
    StringBuilder text = new StringBuilder("95 % intervals, " + rounds + " draws of learners:");
    figures.forEach((name, figure) -> {
      double[] values = drawn.stream().mapToDouble(figure).sorted().toArray();
      text.append(
          String.format(
              Locale.ROOT,
              " %s %.4f–%.4f",
              name,
              values[(int) (0.025 * rounds)],
              values[(int) (0.975 * rounds)]));
    });
    return text.toString();
  }

  private static boolean leavesSoon(Learner one, Day day) {
    int end = one.enrolled().end();
    return end != LearningHistory.NEVER && end - day.day() <= SOON;
  }

  static double ratio(int part, int of) {
    return of == 0 ? Double.NaN : part / (double) of;
  }

  private static double median(List<Integer> values) {
    int[] sorted = values.stream().mapToInt(Integer::intValue).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
  }

  /** As one line of JSON; what there is no case for is null. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"learnerWeeks\":%d,\"alertRate\":%s,\"precisionFinal\":%s,\"recallFinal\":%s,\"precision28\":%s,"
            + "\"recall28\":%s,\"returned28\":%s,\"aucWeek12\":%s,\"episodesPerLearner\":%s,\"medianLeadDays\":%s}",
        learnerWeeks,
        number(alertRate),
        number(precisionFinal),
        number(recallFinal),
        number(precision28),
        number(recall28),
        number(returned28),
        number(aucWeek12),
        number(episodesPerLearner),
        number(medianLeadDays));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.4f", value);
  }
}
