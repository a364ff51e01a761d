package dev.crossover.model.forecast;

import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Counts what weeks brought, those that began alike together: what an installation has learnt about
 * its own people. Weeks of the same plan and standing count most; where there are few, those of
 * people who stood about alike. It holds counts alone, and nobody's weeks.
 *
 * <p>To be filled by one thread; then many may read.
 */
public final class WeekCounts {

  /** Weeks below which nothing is forecast. */
  public static final int FEWEST = 100;

  /** So many weeks that stood more alike weigh as much as all that stood less alike. */
  private static final double TRUST = 10;

  private final Map<String, Map<Integer, Cell>> ofPlans = new HashMap<>();
  private final Map<Integer, Cell> ofAll = new HashMap<>();
  private int weeks;

  /** How often weeks that began alike brought what. */
  private static final class Cell {
    private int[] codes = new int[4];
    private int[] counts = new int[4];
    private int kinds;
    private int weeks;

    private void add(int code) {
      weeks++;
      for (int i = 0; i < kinds; i++) {
        if (codes[i] == code) {
          counts[i]++;
          return;
        }
      }
      if (kinds == codes.length) {
        codes = Arrays.copyOf(codes, 2 * kinds);
        counts = Arrays.copyOf(counts, 2 * kinds);
      }
      codes[kinds] = code;
      counts[kinds++] = 1;
    }

    private int draw(RandomGenerator random) {
      int at = random.nextInt(weeks);
      int kind = 0;
      while (at >= counts[kind]) {
        at -= counts[kind++];
      }
      return codes[kind];
    }
  }

  /** Counts the full weeks of a learner. */
  public void add(PlanIndex plan, LearnerSnapshot snapshot, Instant now) {
    add(plan.plan().id(), LearnerPath.of(plan, snapshot, now), 0);
  }

  /**
   * Counts the full weeks of somebody on a plan.
   *
   * @param from the first of them to be counted, 0 for all
   */
  public void add(String plan, StudyPath path, int from) {
    path.eachWeek(from, (before, result) -> add(plan, before, result));
  }

  private void add(String plan, WeekStart before, WeekResult result) {
    weeks++;
    int code = result.code();
    cell(ofPlans.computeIfAbsent(plan, p -> new HashMap<>()), before.key(0)).add(code);
    for (int level = 1; level < WeekStart.LEVELS; level++) {
      cell(ofAll, before.key(level)).add(code);
    }
  }

  private static Cell cell(Map<Integer, Cell> cells, int key) {
    return cells.computeIfAbsent(key, k -> new Cell());
  }

  /** Weeks that were counted. */
  public int weeks() {
    return weeks;
  }

  /** Whether they are enough for a forecast. */
  public boolean enough() {
    return weeks >= FEWEST;
  }

  /** What may come of a week, for who is on that plan. */
  Draws of(String plan) {
    return new Draws(ofPlans.getOrDefault(plan, Map.of()));
  }

  /** Draws weeks; for one thread. */
  final class Draws {
    private final Map<Integer, Cell> ofPlan;
    private final Map<Integer, @Nullable Cell[]> known = new HashMap<>();

    private Draws(Map<Integer, Cell> ofPlan) {
      this.ofPlan = ofPlan;
    }

    WeekResult draw(WeekStart before, RandomGenerator random) {
      Cell widest = null;
      for (Cell cell : known.computeIfAbsent(before.key(1), k -> cells(before))) {
        if (cell != null) {
          widest = cell;
          if (random.nextDouble() * (cell.weeks + TRUST) < cell.weeks) {
            break;
          }
        }
      }
      return widest == null ? unseen(before, random) : WeekResult.of(widest.draw(random));
    }

    /** So much was never due at once: the same part of it as where less was, or any part. */
    private WeekResult unseen(WeekStart before, RandomGenerator random) {
      for (int less = 1; less < before.sizes(); less++) {
        Cell cell = ofAll.get(before.keyWithLess(less));
        if (cell != null) {
          WeekResult seen = WeekResult.of(cell.draw(random));
          int due = WeekStart.least(before.sizes() - less);
          int finished = Math.min(before.due(), seen.finished() * before.due() / due);
          return new WeekResult(finished, seen.active(), seen.left());
        }
      }
      int finished = random.nextInt(before.due() + 1);
      return new WeekResult(finished, finished > 0, false);
    }

    private @Nullable Cell[] cells(WeekStart before) {
      Cell[] cells = new Cell[WeekStart.LEVELS];
      cells[0] = ofPlan.get(before.key(0));
      for (int level = 1; level < WeekStart.LEVELS; level++) {
        cells[level] = ofAll.get(before.key(level));
      }
      return cells;
    }
  }
}
