package dev.crossover.model.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * How somebody has gone through a plan so far, on the clock of their own weeks: it begins with
 * their start and stands still during leave.
 *
 * @param steps what there is to finish
 * @param active of each full week, whether they were active in it
 * @param now weeks since the start, 0 or more
 * @param silent full weeks since the last activity, or since the start
 * @param left whether they have left: the last full week is the one in which they did
 */
public record StudyPath(
    List<Step> steps, List<Boolean> active, double now, int silent, boolean left) {

  /** Never, and for what has no due date. */
  public static final double NEVER = Double.POSITIVE_INFINITY;

  /** Weeks that tell how much somebody does lately. */
  static final int RECENT = 4;

  /**
   * Something to finish.
   *
   * @param due weeks after the start; {@link #NEVER} without a due date
   * @param finished the same; before {@code now}, or {@link #NEVER} while it is not
   */
  public record Step(double due, double finished) {}

  public StudyPath {
    steps = List.copyOf(steps);
    active = List.copyOf(active);
  }

  /** Steps that are not finished. */
  public int open() {
    return (int) steps.stream().filter(s -> s.finished() >= now).count();
  }

  /** How the week begins that comes next. */
  WeekStart next() {
    return at(now, silent);
  }

  /** Full weeks from one on, as they began and went, up to the one in which all was finished. */
  void eachWeek(int from, BiConsumer<WeekStart, WeekResult> told) {
    int quiet = 0;
    for (int week = 0; week < active.size(); week++) {
      boolean there = active.get(week);
      if (week >= from) {
        WeekStart before = at(week, quiet);
        if (before.open() == 0) {
          return;
        }
        boolean last = left && week == active.size() - 1;
        told.accept(before, new WeekResult(finishedIn(week), there, last));
      }
      quiet = there ? 0 : quiet + 1;
    }
  }

  private int finishedIn(int week) {
    return (int)
        steps.stream().filter(s -> s.finished() >= week && s.finished() < week + 1).count();
  }

  private WeekStart at(double at, int quiet) {
    int overdue = 0;
    int passed = 0;
    int done = 0;
    int undated = 0;
    int[] recent = new int[RECENT];
    List<WeekStart.Due> due = new ArrayList<>();
    for (Step s : steps) {
      boolean open = s.finished() >= at;
      boolean over = s.due() < at;
      if (!open) {
        done++;
        int ago = (int) (at - s.finished());
        if (ago < RECENT) {
          recent[ago]++;
        }
      }
      if (s.due() == NEVER) {
        undated += open ? 1 : 0;
      } else if (over) {
        passed++;
        overdue += open ? 1 : 0;
      } else {
        int week = (int) (s.due() - at);
        while (due.size() <= week) {
          due.add(WeekStart.Due.NOTHING);
        }
        due.set(week, due.get(week).plus(open, s.due() - at - week));
      }
    }
    return new WeekStart(due, undated, overdue, passed, done, quiet, recent, at);
  }
}
