package dev.crossover.standalone.evaluation;

import dev.crossover.model.forecast.Pace;
import dev.crossover.standalone.history.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One cohort of a learning history. A unit is what the activity counts as done; where it counts
 * nothing, a submitted checkpoint.
 *
 * @param learners its enrolments
 * @param weekEnds full weeks of all learners by the day of the cohort on which they ended: how many
 *     brought how many units
 */
record StudiedCohort(List<Studied> learners, Map<Integer, Map<Integer, Integer>> weekEnds) {

  private static final int WEEK = 7;

  private record Handed(String cohort, String learner, String checkpoint) {}

  private record Known(LocalDate start, int lengthDays) {}

  /** All cohorts of a folder. */
  static List<StudiedCohort> read(Path folder) throws IOException {
    Map<String, Known> cohorts = new TreeMap<>();
    Table.read(
        folder,
        "cohorts",
        List.of("cohort", "start_date", "length_days"),
        row -> {
          try {
            cohorts.put(
                row.text("cohort"),
                new Known(LocalDate.parse(row.text("start_date")), row.whole("length_days")));
          } catch (DateTimeException e) {
            throw row.wrong("start_date", "must be a date such as 2013-10-01");
          }
        });
    Map<String, Map<String, Map<Integer, Integer>>> units = units(folder);
    if (units.isEmpty()) {
      throw new IOException(
          folder
              + " says of no unit when it was finished: neither does activity count any as done,"
              + " nor are there submissions");
    }
    Map<String, List<Studied>> learners = new TreeMap<>();
    Set<String> enrolled = new HashSet<>();
    Map<String, Integer> totals = totals(units);
    Table.read(
        folder,
        "enrolments",
        List.of("cohort", "learner", "start_day", "end_day"),
        row -> {
          String cohort = row.text("cohort");
          Known known = cohorts.get(cohort);
          if (known == null) {
            throw row.wrong("cohort", "must stand in cohorts");
          }
          if (!enrolled.add(cohort + "|" + row.text("learner"))) {
            throw row.wrong("learner", "must be enrolled once in a cohort");
          }
          int joined = row.text("start_day").isBlank() ? 0 : Math.max(0, row.whole("start_day"));
          int end =
              row.text("end_day").isBlank()
                  ? known.lengthDays()
                  : Math.min(known.lengthDays(), row.whole("end_day"));
          Map<Integer, Integer> days =
              units.getOrDefault(cohort, Map.of()).getOrDefault(row.text("learner"), Map.of());
          learners
              .computeIfAbsent(cohort, c -> new ArrayList<>())
              .add(
                  new Studied(
                      row.text("learner"),
                      cohort,
                      known.start().plusDays(joined),
                      joined,
                      end,
                      weekly(days, joined, known.lengthDays()),
                      totals.getOrDefault(cohort, 0)));
        });
    return learners.values().stream().map(StudiedCohort::of).toList();
  }

  private static StudiedCohort of(List<Studied> learners) {
    Map<Integer, Map<Integer, Integer>> ends = new TreeMap<>();
    for (Studied one : learners) {
      for (int week = 0; week < one.units().size(); week++) {
        int end = one.joinedDay() + WEEK * (week + 1);
        if (end <= one.lastDay()) {
          ends.computeIfAbsent(end, d -> new TreeMap<>())
              .merge(one.units().get(week), 1, Integer::sum);
        }
      }
    }
    return new StudiedCohort(List.copyOf(learners), ends);
  }

  /** What the full weeks of everyone brought that had ended by that day of the cohort. */
  Pace pace(int day) {
    Map<Integer, Integer> counts = new TreeMap<>();
    weekEnds.forEach((end, weeks) -> {
      if (end <= day) {
        weeks.forEach((units, n) -> counts.merge(units, n, Integer::sum));
      }
    });
    return new Pace(
        counts.keySet().stream().map(Integer::doubleValue).toList(), List.copyOf(counts.values()));
  }

  private static List<Integer> weekly(Map<Integer, Integer> days, int joined, int lengthDays) {
    int length = Math.max(1, (lengthDays - joined + WEEK - 1) / WEEK);
    List<Integer> weeks = new ArrayList<>(Collections.nCopies(length, 0));
    days.forEach((day, units) -> {
      // What was handed in on a later day belongs to the last week, not to nowhere.
      int week = Math.clamp((day - joined) / WEEK, 0, length - 1);
      weeks.set(week, weeks.get(week) + units);
    });
    return weeks;
  }

  /** Units finished by cohort, learner and day. */
  private static Map<String, Map<String, Map<Integer, Integer>>> units(Path folder)
      throws IOException {
    Map<String, Map<String, Map<Integer, Integer>>> units = new HashMap<>();
    if (Table.exists(folder, "activity")) {
      Table.read(
          folder,
          "activity",
          List.of("cohort", "learner", "day"),
          row -> {
            if (!row.text("done").isBlank() && row.whole("done") > 0) {
              add(
                  units,
                  row.text("cohort"),
                  row.text("learner"),
                  row.whole("day"),
                  row.whole("done"));
            }
          });
    }
    Set<String> counted = Set.copyOf(units.keySet());
    if (Table.exists(folder, "submissions")) {
      Map<Handed, Integer> firstDays = new HashMap<>();
      Table.read(
          folder,
          "submissions",
          List.of("cohort", "learner", "checkpoint", "day"),
          row ->
              firstDays.merge(
                  new Handed(row.text("cohort"), row.text("learner"), row.text("checkpoint")),
                  row.whole("day"),
                  Math::min));
      firstDays.forEach((handed, day) -> {
        if (!counted.contains(handed.cohort())) {
          add(units, handed.cohort(), handed.learner(), day, 1);
        }
      });
    }
    return units;
  }

  private static void add(
      Map<String, Map<String, Map<Integer, Integer>>> units,
      String cohort,
      String learner,
      int day,
      int finished) {
    units
        .computeIfAbsent(cohort, c -> new HashMap<>())
        .computeIfAbsent(learner, l -> new TreeMap<>())
        .merge(day, finished, Integer::sum);
  }

  /** The most that anyone finished; a checkpoint that nobody hands in is no work. */
  private static Map<String, Integer> totals(
      Map<String, Map<String, Map<Integer, Integer>>> units) {
    Map<String, Integer> totals = new HashMap<>();
    units.forEach((cohort, learners) ->
        totals.put(
            cohort,
            learners.values().stream()
                .mapToInt(days -> days.values().stream().mapToInt(Integer::intValue).sum())
                .max()
                .orElse(0)));
    return totals;
  }
}
