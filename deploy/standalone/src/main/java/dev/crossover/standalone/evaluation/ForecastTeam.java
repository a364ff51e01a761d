package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.Futures;
import dev.crossover.model.forecast.HeadCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A team that was drawn at random from those of a cohort who were there on one day, judged on how
 * many of them finish half, and all, of what they have left.
 *
 * @param members moments of forecast, of one day
 */
record ForecastTeam(List<ForecastCase> members) {

  private static final int FEWEST = 5;
  private static final int MOST = 12;
  private static final int EVERY_WEEKS = 3;
  private static final List<Integer> WEEKS_ON = List.of(4, 8, 16);

  /**
   * How a team's stated number did.
   *
   * @param nothingDue whether no member owed anything in the time, as known when it was stated
   */
  record Judged(ForecastScore score, boolean nothingDue) {}

  /** Teams of a cohort, some for every third week. */
  static List<ForecastTeam> of(List<Studied> cohort, int each, RandomGenerator random) {
    List<ForecastTeam> teams = new ArrayList<>();
    int length = cohort.getFirst().length();
    for (int week = 1; 7 * week + ForecastCase.SOON <= length; week += EVERY_WEEKS) {
      int day = 7 * week;
      List<ForecastCase> there =
          cohort.stream()
              .filter(l -> l.joined() <= day - 7 && day < l.end())
              .map(l -> new ForecastCase(l, day))
              .filter(c -> c.open() > 0)
              .toList();
      for (int i = 0; i < each && there.size() >= FEWEST; i++) {
        teams.add(drawn(there, FEWEST + random.nextInt(MOST - FEWEST + 1), random));
      }
    }
    return teams;
  }

  private static ForecastTeam drawn(List<ForecastCase> there, int size, RandomGenerator random) {
    List<ForecastCase> left = new ArrayList<>(there);
    List<ForecastCase> team = new ArrayList<>();
    while (team.size() < size && !left.isEmpty()) {
      team.add(left.remove(random.nextInt(left.size())));
    }
    return new ForecastTeam(team);
  }

  /** Day since 1970 of the forecast. */
  long date() {
    return members.getFirst().date();
  }

  /**
   * The numbers that are stated of this team, as they came out.
   *
   * @param futures of the members; empty where nothing is stated
   */
  List<Judged> judge(List<Futures> futures, EarlierJoiners earlier) {
    List<Judged> judged = new ArrayList<>();
    for (int weeks : WEEKS_ON) {
      if (members.getFirst().day() + 7 * weeks <= members.getFirst().learner().length()) {
        judged.add(judge(futures, earlier, weeks, false));
        judged.add(judge(futures, earlier, weeks, true));
      }
    }
    return judged;
  }

  private Judged judge(List<Futures> futures, EarlierJoiners earlier, int weeks, boolean all) {
    int actual = (int) members.stream().filter(c -> c.reaches(weeks, all)).count();
    double share =
        members.stream().mapToDouble(c -> earlier.share(c, weeks, all)).average().orElseThrow();
    double baseline = Double.NaN;
    if (!Double.isNaN(share)) {
      HeadCount alike = HeadCount.alike(members.size(), share);
      baseline = winkler(alike, actual);
    }
    ForecastCase first = members.getFirst();
    boolean owing = members.stream().anyMatch(c -> c.learner().owes(c.day(), c.day() + 7 * weeks));
    boolean dated =
        members.stream()
            .anyMatch(c -> c.learner().steps().stream().anyMatch(s -> s.due() != Studied.NEVER));
    boolean early = ForecastScore.early(first.day() / 7);
    String cohort = first.learner().cohort();
    if (futures.isEmpty()) {
      return new Judged(
          new ForecastScore(baseline, baseline, Double.NaN, Double.NaN, early, cohort),
          dated && !owing);
    }
    HeadCount stated =
        HeadCount.of(futures.stream().map(f -> f.chance(all ? 1 : 0, weeks)).toList());
    double fewer = 1 - stated.atLeast(actual);
    double same = stated.atLeast(actual) - stated.atLeast(actual + 1);
    double split = new SplittableRandom(31L * first.shuffled() + weeks).nextDouble();
    return new Judged(
        new ForecastScore(
            winkler(stated, actual),
            baseline,
            fewer + split * same,
            stated.quantile(ForecastScore.HIGH) - stated.quantile(ForecastScore.LOW),
            early,
            cohort),
        dated && !owing);
  }

  private static double winkler(HeadCount count, int actual) {
    return ForecastScore.winkler(
        count.quantile(ForecastScore.LOW), count.quantile(ForecastScore.HIGH), actual);
  }
}
