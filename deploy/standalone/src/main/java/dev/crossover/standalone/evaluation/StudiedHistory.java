package dev.crossover.standalone.evaluation;

import dev.crossover.standalone.history.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads who finished what and when from a folder. A step is a unit that the activity counts as
 * done; where it counts none, a checkpoint that anybody handed in.
 */
final class StudiedHistory {

  private final Map<String, Known> cohorts = new TreeMap<>();

  /** Due day by checkpoint, by cohort. */
  private final Map<String, Map<String, Integer>> due = new HashMap<>();

  /** Days with activity, by cohort and learner. */
  private final Map<String, Map<String, BitSet>> active = new HashMap<>();

  /** Day on which each unit was finished, by cohort and learner. */
  private final Map<String, Map<String, List<Integer>>> units = new HashMap<>();

  /** First day by checkpoint, by cohort and learner. */
  private final Map<String, Map<String, Map<String, Integer>>> handedIn = new HashMap<>();

  private record Known(LocalDate start, int lengthDays) {}

  /** All enrolments of a folder. */
  static List<Studied> read(Path folder) throws IOException {
    return new StudiedHistory().all(folder);
  }

  private List<Studied> all(Path folder) throws IOException {
    readCohorts(folder);
    readActivity(folder);
    readCheckpoints(folder);
    if (units.isEmpty() && handedIn.isEmpty()) {
      throw new IOException(
          folder
              + " says of no unit when it was finished: neither does activity count any as done,"
              + " nor are there submissions");
    }
    Map<String, Set<String>> asked = new HashMap<>();
    handedIn.forEach((cohort, learners) -> {
      Set<String> ids = new HashSet<>();
      learners.values().forEach(days -> ids.addAll(days.keySet()));
      asked.put(cohort, ids);
    });
    List<Studied> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Table.read(
        folder,
        "enrolments",
        List.of("cohort", "learner", "start_day", "end_day"),
        row -> {
          String cohort = row.text("cohort");
          String learner = row.text("learner");
          Known known = cohorts.get(cohort);
          if (known == null) {
            throw row.wrong("cohort", "must stand in cohorts");
          }
          if (!seen.add(cohort + "|" + learner)) {
            throw row.wrong("learner", "must be enrolled once in a cohort");
          }
          int joined = row.text("start_day").isBlank() ? 0 : Math.max(0, row.whole("start_day"));
          boolean left =
              !row.text("end_day").isBlank() && row.whole("end_day") < known.lengthDays();
          int end = left ? row.whole("end_day") : known.lengthDays();
          List<Studied.Step> steps =
              units.containsKey(cohort)
                  ? counted(of(units, cohort, learner, List.of()), most(cohort))
                  : handed(
                      of(handedIn, cohort, learner, Map.of()),
                      asked.getOrDefault(cohort, Set.of()),
                      due.getOrDefault(cohort, Map.of()),
                      known.lengthDays());
          BitSet days = of(active, cohort, learner, new BitSet());
          found.add(
              new Studied(
                  learner,
                  cohort,
                  known.start(),
                  joined,
                  end,
                  left,
                  known.lengthDays(),
                  steps,
                  days.get(joined, Math.max(joined, days.length()))));
        });
    return found;
  }

  private void readCohorts(Path folder) throws IOException {
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
  }

  private void readActivity(Path folder) throws IOException {
    if (Table.exists(folder, "activity")) {
      Table.read(
          folder,
          "activity",
          List.of("cohort", "learner", "day"),
          row -> {
            wasActive(row, row.whole("day"));
            if (!row.text("done").isBlank() && row.whole("done") > 0) {
              units
                  .computeIfAbsent(row.text("cohort"), c -> new HashMap<>())
                  .computeIfAbsent(row.text("learner"), l -> new ArrayList<>())
                  .addAll(Collections.nCopies(row.whole("done"), row.whole("day")));
            }
          });
    }
  }

  private void readCheckpoints(Path folder) throws IOException {
    if (Table.exists(folder, "checkpoints")) {
      Table.read(
          folder,
          "checkpoints",
          List.of("cohort", "checkpoint", "due_day"),
          row -> {
            if (!row.text("due_day").isBlank()) {
              due.computeIfAbsent(row.text("cohort"), c -> new HashMap<>())
                  .put(row.text("checkpoint"), row.whole("due_day"));
            }
          });
    }
    if (Table.exists(folder, "submissions")) {
      Table.read(
          folder,
          "submissions",
          List.of("cohort", "learner", "checkpoint", "day"),
          row -> {
            wasActive(row, row.whole("day"));
            handedIn
                .computeIfAbsent(row.text("cohort"), c -> new HashMap<>())
                .computeIfAbsent(row.text("learner"), l -> new HashMap<>())
                .merge(row.text("checkpoint"), row.whole("day"), Math::min);
          });
    }
  }

  private void wasActive(Table.Row row, int day) {
    if (day >= 0) {
      active
          .computeIfAbsent(row.text("cohort"), c -> new HashMap<>())
          .computeIfAbsent(row.text("learner"), l -> new BitSet())
          .set(day);
    }
  }

  private static <T> T of(
      Map<String, Map<String, T>> by, String cohort, String learner, T otherwise) {
    return by.getOrDefault(cohort, Map.of()).getOrDefault(learner, otherwise);
  }

  private int most(String cohort) {
    return units.getOrDefault(cohort, Map.of()).values().stream()
        .mapToInt(List::size)
        .max()
        .orElse(0);
  }

  /** As many as anybody finished. */
  private static List<Studied.Step> counted(List<Integer> finished, int most) {
    List<Studied.Step> steps = new ArrayList<>();
    finished.forEach(day -> steps.add(new Studied.Step(Studied.NEVER, day)));
    while (steps.size() < most) {
      steps.add(new Studied.Step(Studied.NEVER, Studied.NEVER));
    }
    return steps;
  }

  /** What nobody hands in is no work; what comes after the end is told of the last day. */
  private static List<Studied.Step> handed(
      Map<String, Integer> days, Set<String> asked, Map<String, Integer> due, int length) {
    return asked.stream()
        .sorted()
        .map(id -> {
          Integer day = days.get(id);
          return new Studied.Step(
              due.getOrDefault(id, Studied.NEVER),
              day == null ? Studied.NEVER : Math.min(day, length - 1));
        })
        .toList();
  }
}
