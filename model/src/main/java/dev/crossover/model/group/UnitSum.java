package dev.crossover.model.group;

/**
 * One unit over a group.
 *
 * @param begun learners who touched it
 * @param done learners who have done it
 * @param failed graded attempts that did not pass
 * @param stuck learners with such an attempt who have not done it
 * @param dwell learners who have done it by the days it took, bins as {@link #EDGES} says
 */
public record UnitSum(int begun, int done, int failed, int stuck, Bins dwell) {

  static final UnitSum NONE = new UnitSum(0, 0, 0, 0, Bins.NONE);

  /** Upper ends of the bins, days; what took longer is in one more bin. */
  private static final double[] EDGES = {0.5, 1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 18, 23, 30, 45, 60};

  static UnitSum of(GroupMember.Touched u) {
    return new UnitSum(
        1,
        u.done() ? 1 : 0,
        u.failed(),
        u.failed() > 0 && !u.done() ? 1 : 0,
        u.dwellDays() == null ? Bins.NONE : Bins.one(bin(u.dwellDays())));
  }

  UnitSum plus(UnitSum o, int sign) {
    return new UnitSum(
        begun + sign * o.begun,
        done + sign * o.done,
        failed + sign * o.failed,
        stuck + sign * o.stuck,
        dwell.plus(o.dwell, sign));
  }

  /** Days within which half of those who did it were through; 0 if nobody was. */
  double medianDays() {
    int bin = dwell.quantile(0.5);
    return bin < 0 ? 0 : EDGES[Math.min(bin, EDGES.length - 1)];
  }

  private static int bin(double days) {
    int bin = 0;
    while (bin < EDGES.length && days > EDGES[bin]) {
      bin++;
    }
    return bin;
  }
}
