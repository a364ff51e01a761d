package dev.crossover.model.forecast;

import java.util.ArrayList;
import java.util.List;

/** Where somebody stands as a week begins; a week to come changes it. */
final class WeekStart {

  /** Ways to tell who stands alike; see {@link #key}. */
  static final int LEVELS = 5;

  /**
   * What is due in a week to come.
   *
   * @param open steps that are not finished
   * @param all steps, finished or not
   * @param until the part of the week that is over when the last open one is due, 0..1
   */
  record Due(int open, int all, double until) {

    static final Due NOTHING = new Due(0, 0, 1);

    Due plus(boolean isOpen, double part) {
      return new Due(
          open + (isOpen ? 1 : 0), all + 1, isOpen ? Math.max(open == 0 ? 0 : until, part) : until);
    }
  }

  /** Share of what was due that makes somebody one who keeps up. */
  private static final double KEEPS_UP = 0.67;

  private final List<Due> due;
  private final int[] recent;
  private int undated;
  private int overdue;
  private int passed;
  private int done;
  private int silent;
  private double weeks;

  /**
   * Where somebody stands.
   *
   * @param due what is due in the weeks to come, the first being the one that begins
   * @param undated open steps without a due date
   * @param overdue open steps that were due before
   * @param passed steps of which the due date is over
   * @param done finished steps
   * @param silent full weeks without activity
   * @param recent steps finished in each of the last weeks, the newest first
   * @param weeks since the start
   */
  WeekStart(
      List<Due> due,
      int undated,
      int overdue,
      int passed,
      int done,
      int silent,
      int[] recent,
      double weeks) {
    this.due = due;
    this.undated = undated;
    this.overdue = overdue;
    this.passed = passed;
    this.done = done;
    this.silent = silent;
    this.recent = recent;
    this.weeks = weeks;
  }

  WeekStart copy() {
    return new WeekStart(
        new ArrayList<>(due), undated, overdue, passed, done, silent, recent.clone(), weeks);
  }

  int open() {
    int open = undated + overdue;
    for (Due week : due) {
      open += week.open();
    }
    return open;
  }

  /** Open steps that are due in the week that begins. */
  int due() {
    return dueIn(0).open();
  }

  /**
   * The part of the week that begins in which so many steps are finished: those that are due in it
   * by then, and more in the whole of it; 0..1.
   */
  double until(int steps) {
    return steps <= due() ? dueIn(0).until() : 1;
  }

  int done() {
    return done;
  }

  /**
   * Tells who stands alike. Level 0 is asked of people on the same plan alone. Of the others, level
   * 1 tells most apart, and each further one less.
   */
  int key(int level) {
    int now = size(due());
    int late = overdue > 0 ? 1 : 0;
    int keeps = passed == 0 ? usual() : done >= KEEPS_UP * passed ? 1 : 0;
    int quiet = size(silent);
    int lately = 0;
    for (int n : recent) {
      lately += n;
    }
    int pace = size(lately);
    int key =
        switch (level) {
          case 0, 2 -> digits(now, late, keeps, quiet, pace);
          case 1 -> digits(now, size(dueIn(1).open()), Math.min(overdue, 3), kept(), quiet, pace);
          case 3 -> digits(now, quiet, pace);
          default -> widest(now);
        };
    return key * LEVELS + level;
  }

  private int widest(int now) {
    return digits(now, Math.min(silent, 3));
  }

  /** The key at the last level, were less due now: by so many sizes, from 1 on. */
  int keyWithLess(int sizes) {
    return widest(size(due()) - sizes) * LEVELS + LEVELS - 1;
  }

  /** The size of what is due now. */
  int sizes() {
    return size(due());
  }

  /** The least number of a size. */
  static int least(int size) {
    return size < 3 ? size : (1 << (size - 2)) + 1;
  }

  /** A week later, with what it brought: first what was due, then what comes, then what was. */
  void after(WeekResult week) {
    int rest = week.finished();
    Due first = due.isEmpty() ? Due.NOTHING : due.removeFirst();
    int kept = Math.min(rest, first.open());
    rest -= kept;
    passed += first.all();
    for (int i = 0; i < due.size() && rest > 0; i++) {
      Due next = due.get(i);
      int early = Math.min(rest, next.open());
      due.set(i, new Due(next.open() - early, next.all(), next.until()));
      rest -= early;
    }
    int loose = Math.min(rest, undated);
    undated -= loose;
    rest -= loose;
    int late = Math.min(rest, overdue);
    overdue += first.open() - kept - late;
    rest -= late;
    int finished = week.finished() - rest;
    done += finished;
    System.arraycopy(recent, 0, recent, 1, recent.length - 1);
    recent[0] = finished;
    silent = week.active() ? 0 : silent + 1;
    weeks++;
  }

  private Due dueIn(int week) {
    return week < due.size() ? due.get(week) : Due.NOTHING;
  }

  private int kept() {
    if (passed == 0) {
      return usual();
    }
    double share = done / (double) passed;
    return share < 0.34 ? 1 : share < 0.67 ? 2 : share < 0.99 ? 3 : 4;
  }

  /** What somebody usually finishes in as many weeks as are recent, where nothing was due yet. */
  private int usual() {
    return 8 + size((int) Math.round(done * recent.length / Math.max(1, weeks)));
  }

  /** 0, 1, 2, then each step up to twice as many. */
  private static int size(int n) {
    return n < 3 ? n : Math.min(7, 33 - Integer.numberOfLeadingZeros(n - 1));
  }

  private static int digits(int... values) {
    int number = 0;
    for (int v : values) {
      number = number * 16 + v;
    }
    return number;
  }
}
