package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.Pace;
import dev.crossover.model.forecast.Recalibration;
import dev.crossover.model.forecast.Simulation;
import dev.crossover.model.forecast.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often forecasts hold: recalibration is fitted to the learners who joined first, and judged on
 * those who joined later. Every third week of each learner a forecast is made from what was known
 * then, by the rules of the product: the number of units that will be finished four weeks on, and
 * the date by which half of what is left will be finished.
 *
 * @param coverage80 share of the later cases in which the number lay within the 80 % interval
 * @param p85met share of the 85 % dates that were kept, of those within what the history covers; to
 *     leave before breaks it
 * @param widthUnits mean width of the interval, units
 * @param n later cases
 * @param p85stated share of the later cases with such a date
 * @param recalibration as fitted
 */
public record ForecastEvaluation(
    double coverage80,
    double p85met,
    double widthUnits,
    int n,
    double p85stated,
    Recalibration recalibration) {

  private static final int WEEKS_ON = 4;
  private static final int EVERY = 3;

  /** Most cases on either side; enough to know shares to one point. */
  private static final int MOST_CASES = 4_000;

  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;
  private static final double SAFE = 0.85;

  /** A forecast that can be made, before it is. */
  private record Origin(Studied learner, StudiedCohort cohort, int week) {

    Recalibration.Case judge() {
      int left = learner.total() - learner.finished(0, week);
      int goal = (left + 1) / 2;
      Pace own =
          Pace.of(
              learner.units().subList(Math.max(0, week - Work.OWN_WEEKS), week).stream()
                  .map(Integer::doubleValue)
                  .toList());
      Simulation futures =
          Simulation.of(
              goal,
              own,
              cohort.pace(learner.joinedDay() + 7 * week),
              WEEKS_ON,
              units -> Math.min(left, units),
              Simulation.RUNS);
      double after = Double.POSITIVE_INFINITY;
      for (int w = learner.units().size(); w > week; w--) {
        after = learner.finished(week, w) >= goal ? w - week : after;
      }
      return new Recalibration.Case(
          futures, after, learner.finished(week, week + WEEKS_ON), learner.units().size() - week);
    }

    /** The same order each time, without a pattern. */
    int shuffled() {
      return (learner.cohort() + learner.learner() + week).hashCode() * 0x9E3779B9;
    }
  }

  /**
   * Evaluates a folder.
   *
   * @throws IOException if the folder lacks what it takes, saying what
   */
  public static ForecastEvaluation of(Path folder) throws IOException {
    List<StudiedCohort> cohorts = StudiedCohort.read(folder);
    List<Origin> earlier = new ArrayList<>();
    List<Origin> later = new ArrayList<>();
    LocalDate middle = middle(cohorts);
    for (StudiedCohort cohort : cohorts) {
      for (Studied learner : cohort.learners()) {
        boolean first = learner.joined().isBefore(middle);
        origins(cohort, learner).forEach((first ? earlier : later)::add);
      }
    }
    if (earlier.size() < Recalibration.FEWEST_CASES || later.isEmpty()) {
      throw new IOException(
          "%s has too few forecasts to learn from: %d of learners who joined before %s (%d are needed), %d of later ones"
              .formatted(folder, earlier.size(), middle, Recalibration.FEWEST_CASES, later.size()));
    }
    return of(Recalibration.fit(cases(earlier)), cases(later));
  }

  private static ForecastEvaluation of(Recalibration fitted, List<Recalibration.Case> cases) {
    int covered = 0;
    double width = 0;
    int stated = 0;
    int kept = 0;
    for (Recalibration.Case c : cases) {
      double low = c.forecast().doneBy(fitted.work().used(LOW));
      double high = c.forecast().doneBy(fitted.work().used(HIGH));
      covered += c.done() >= low && c.done() <= high ? 1 : 0;
      width += high - low;
      double date = c.forecast().finishedAfter(fitted.dates().used(SAFE));
      if (c.judges(date)) {
        stated++;
        kept += c.keeps(date) ? 1 : 0;
      }
    }
    double n = cases.size();
    return new ForecastEvaluation(
        covered / n,
        stated == 0 ? Double.NaN : kept / (double) stated,
        width / n,
        cases.size(),
        stated / n,
        fitted);
  }

  /** As one line of JSON. */
  public String json() {
    return String.format(
        Locale.ROOT,
        "{\"coverage80\":%.4f,\"p85met\":%s,\"widthUnits\":%.3f,\"n\":%d}",
        coverage80,
        Double.isNaN(p85met) ? "null" : String.format(Locale.ROOT, "%.4f", p85met),
        widthUnits,
        n);
  }

  /** The day that parts earlier joiners from later ones: half of the learners joined before. */
  private static LocalDate middle(List<StudiedCohort> cohorts) throws IOException {
    List<LocalDate> joined =
        cohorts.stream().flatMap(c -> c.learners().stream()).map(Studied::joined).sorted().toList();
    if (joined.isEmpty()) {
      throw new IOException("there are no enrolments");
    }
    if (joined.getFirst().equals(joined.getLast())) {
      throw new IOException("there are no earlier and later learners: all joined on one day");
    }
    LocalDate middle = joined.get(joined.size() / 2);
    return middle.equals(joined.getFirst()) ? middle.plusDays(1) : middle;
  }

  private static List<Origin> origins(StudiedCohort cohort, Studied learner) {
    return IntStream.iterate(Work.FEWEST_WEEKS + 1, w -> w + EVERY)
        .limit(learner.units().size())
        .takeWhile(week -> week + WEEKS_ON <= learner.units().size())
        .filter(week -> learner.joinedDay() + 7 * week <= learner.lastDay())
        .filter(week -> learner.finished(0, week) >= Work.FEWEST_UNITS_OF_LEARNER)
        .filter(week -> learner.finished(0, week) < learner.total())
        .mapToObj(week -> new Origin(learner, cohort, week))
        .toList();
  }

  private static List<Recalibration.Case> cases(List<Origin> origins) {
    return origins.stream()
        .sorted(Comparator.comparingInt(Origin::shuffled))
        .limit(MOST_CASES)
        .toList()
        .parallelStream()
        .map(Origin::judge)
        .toList();
  }
}
