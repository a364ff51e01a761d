package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.Futures;
import dev.crossover.model.forecast.WeekCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How well the forecasts of the product hold, as it ships: every third week of each learner a
 * forecast is made from what the installation knew on that day, of all its people, by the code of
 * the product. A cohort stands for a plan of its own. Nothing is fitted to the folder, and nobody
 * is dropped: where the product forecasts nothing, the baseline's interval is scored as its own.
 *
 * <p>What there is to finish is what anybody did in the end, so a plan's size is known too early.
 *
 * @param learners numbers of steps finished in four weeks
 * @param p50kept share of dates kept that were stated as even chances, of all that was left
 * @param p80kept the same of dates stated with 80 %
 * @param teams numbers of members who finish half, and all, of what they have left
 */
public record ForecastEvaluation(
    List<ForecastScore> learners, double p50kept, double p80kept, List<ForecastTeam.Judged> teams) {

  private static final int EVERY_WEEKS = 3;

  /** Most cases, drawn evenly; enough to know shares to one point. */
  private static final int MOST_CASES = 6_000;

  private static final int MOST_TEAMS = 400;
  private static final long SEED = 20_130_201;

  /** What is asked of forecasts on one day: of learners, and of teams. */
  private record Day(List<ForecastCase> cases, List<ForecastTeam> teams) {}

  /** What came of the case of a learner. */
  private record Outcome(ForecastScore score, double place, boolean reached) {}

  /**
   * Evaluates a folder.
   *
   * @throws IOException if the folder lacks what it takes, saying what
   */
  public static ForecastEvaluation of(Path folder) throws IOException {
    List<Studied> all = StudiedHistory.read(folder);
    List<ForecastCase> moments = all.stream().flatMap(l -> ForecastCase.of(l).stream()).toList();
    EarlierJoiners earlier = new EarlierJoiners(moments);
    List<ForecastCase> cases =
        moments.stream()
            .filter(c -> c.week() % EVERY_WEEKS == 1)
            .sorted(Comparator.comparingInt(ForecastCase::shuffled))
            .limit(MOST_CASES)
            .toList();
    if (cases.stream().noneMatch(c -> !earlier.of(c).isEmpty())) {
      throw new IOException(
          "%s has too little to judge forecasts by: nobody is there for five weeks who joined after somebody else"
              .formatted(folder));
    }
    return of(all, cases, teams(all), earlier);
  }

  private static ForecastEvaluation of(
      List<Studied> all,
      List<ForecastCase> cases,
      List<ForecastTeam> teams,
      EarlierJoiners earlier) {
    Map<Long, Day> days = new TreeMap<>();
    cases.forEach(c -> day(days, c.date()).cases().add(c));
    teams.forEach(t -> day(days, t.date()).teams().add(t));
    List<Outcome> outcomes = new ArrayList<>();
    List<ForecastTeam.Judged> judged = new ArrayList<>();
    LearntByThen known = new LearntByThen(all);
    days.forEach((date, day) -> {
      WeekCounts counts = known.on(date);
      outcomes.addAll(day.cases().parallelStream().map(c -> outcome(c, counts, earlier)).toList());
      day.teams().parallelStream()
          .map(t -> t.judge(counts.enough() ? futures(t, counts) : List.of(), earlier))
          .toList()
          .forEach(judged::addAll);
    });
    KaplanMeier dates = new KaplanMeier();
    for (Outcome o : outcomes) {
      if (o.reached()) {
        dates.happened(o.place());
      } else if (o.score().stated()) {
        dates.notBy(o.place());
      }
    }
    return new ForecastEvaluation(
        outcomes.stream().map(Outcome::score).toList(), dates.by(0.5), dates.by(0.8), judged);
  }

  private static Day day(Map<Long, Day> days, long date) {
    return days.computeIfAbsent(date, d -> new Day(new ArrayList<>(), new ArrayList<>()));
  }

  private static List<ForecastTeam> teams(List<Studied> all) {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, List<Studied>> cohorts =
        all.stream()
            .collect(Collectors.groupingBy(Studied::cohort, TreeMap::new, Collectors.toList()));
    int days =
        cohorts.values().stream().mapToInt(c -> c.getFirst().length() / 7 / EVERY_WEEKS).sum();
    int each = Math.clamp(MOST_TEAMS / Math.max(1, days), 1, 10);
    return cohorts.values().stream()
        .flatMap(c -> ForecastTeam.of(c, each, random).stream())
        .toList();
  }

  /** The futures of half of what is left, and of all of it. */
  private static Futures futures(ForecastCase c, WeekCounts counts) {
    return Futures.of(
        c.learner().before(c.day()),
        c.learner().cohort(),
        counts,
        List.of(c.goal(false), c.goal(true)));
  }

  private static List<Futures> futures(ForecastTeam team, WeekCounts counts) {
    return team.members().stream().map(c -> futures(c, counts)).toList();
  }

  private static Outcome outcome(ForecastCase c, WeekCounts counts, EarlierJoiners earlier) {
    boolean judged = !earlier.of(c).isEmpty();
    int actual = c.soon();
    double baseline =
        judged
            ? ForecastScore.winkler(
                earlier.soon(c, ForecastScore.LOW), earlier.soon(c, ForecastScore.HIGH), actual)
            : Double.NaN;
    boolean early = ForecastScore.early(c.week());
    String cohort = c.learner().cohort();
    if (!counts.enough()) {
      double width =
          judged
              ? earlier.soon(c, ForecastScore.HIGH) - earlier.soon(c, ForecastScore.LOW)
              : Double.NaN;
      return new Outcome(
          new ForecastScore(baseline, baseline, Double.NaN, width, early, cohort), 0, false);
    }
    Futures futures = futures(c, counts);
    double low = futures.finished(ForecastScore.LOW);
    double high = futures.finished(ForecastScore.HIGH);
    double fewer = futures.fewerThan(actual);
    double split = new SplittableRandom(SEED + c.shuffled()).nextDouble();
    int reached = c.learner().reached(c.day(), c.goal(true));
    int until = reached == Studied.NEVER ? c.learner().length() : reached;
    return new Outcome(
        new ForecastScore(
            ForecastScore.winkler(low, high, actual),
            baseline,
            fewer + split * (futures.fewerThan(actual + 1) - fewer),
            high - low,
            early,
            cohort),
        futures.chance(1, (until - c.day()) / 7.0),
        reached != Studied.NEVER);
  }

  /** As one line of JSON. */
  public String json() {
    List<ForecastScore> due =
        teams.stream().filter(t -> !t.nothingDue()).map(ForecastTeam.Judged::score).toList();
    return "{"
        + String.join(
            ",",
            List.of(
                field("coverage80", coverage(learners, s -> true)),
                field("coverageEarly", coverage(learners, ForecastScore::early)),
                field("coverageLate", coverage(learners, s -> !s.early())),
                field("intervalScore", mean(learners, true)),
                field("baselineScore", mean(learners, false)),
                field("skill", skill(learners)),
                field("p50kept", p50kept),
                field("p80kept", p80kept),
                field("stated", share(learners, ForecastScore::stated)),
                field("leftOut", share(learners, s -> !s.judged())),
                field("teamCoverage80", coverage(due, s -> true)),
                field("teamSkill", skill(due)),
                field("widthUnits", width(learners)),
                "\"n\":" + learners.size()))
        + "}";
  }

  /** A line for each cohort, and for teams early, late and with nothing due. */
  public List<String> table() {
    List<String> lines = new ArrayList<>();
    Map<String, List<ForecastScore>> cohorts =
        learners.stream()
            .collect(
                Collectors.groupingBy(ForecastScore::cohort, TreeMap::new, Collectors.toList()));
    lines.add("%-20s %7s %9s %7s".formatted("", "n", "coverage", "skill"));
    cohorts.forEach((cohort, scores) -> lines.add(line(cohort, scores)));
    List<ForecastScore> due =
        teams.stream().filter(t -> !t.nothingDue()).map(ForecastTeam.Judged::score).toList();
    lines.add(line("teams, early", due.stream().filter(ForecastScore::early).toList()));
    lines.add(line("teams, late", due.stream().filter(s -> !s.early()).toList()));
    lines.add(
        line(
            "teams, nothing due",
            teams.stream()
                .filter(ForecastTeam.Judged::nothingDue)
                .map(ForecastTeam.Judged::score)
                .toList()));
    return lines;
  }

  private static String line(String name, List<ForecastScore> scores) {
    return String.format(
        Locale.ROOT,
        "%-20s %7d %9s %7s",
        name,
        scores.size(),
        number(coverage(scores, s -> true)),
        number(skill(scores)));
  }

  private static double coverage(List<ForecastScore> scores, Predicate<ForecastScore> which) {
    return scores.stream()
        .filter(ForecastScore::stated)
        .filter(which)
        .mapToInt(s -> s.covered() ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /** Of those that there is a baseline for. */
  private static double mean(List<ForecastScore> scores, boolean own) {
    return scores.stream()
        .filter(ForecastScore::judged)
        .mapToDouble(s -> own ? s.interval() : s.baseline())
        .average()
        .orElse(Double.NaN);
  }

  private static double skill(List<ForecastScore> scores) {
    return 1 - mean(scores, true) / mean(scores, false);
  }

  private static double width(List<ForecastScore> scores) {
    return scores.stream()
        .filter(ForecastScore::stated)
        .mapToDouble(ForecastScore::width)
        .average()
        .orElse(Double.NaN);
  }

  private static double share(List<ForecastScore> scores, Predicate<ForecastScore> which) {
    return IntStream.range(0, scores.size())
        .mapToDouble(i -> which.test(scores.get(i)) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static String field(String name, double value) {
    return "\"" + name + "\":" + number(value);
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "null" : String.format(Locale.ROOT, "%.4f", value);
  }
}
