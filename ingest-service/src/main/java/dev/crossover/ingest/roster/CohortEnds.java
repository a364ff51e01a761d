package dev.crossover.ingest.roster;

import dev.crossover.model.learner.Learner;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks whether rows of one cohort state different last days: the latest counts. */
final class CohortEnds {

  /** By cohort and day, the first row that states it. */
  private final Map<String, SortedMap<LocalDate, Long>> stated = new LinkedHashMap<>();

  /** Takes in the next row of the file. */
  void look(long row, Learner learner) {
    if (learner.ends() != null) {
      stated
          .computeIfAbsent(learner.cohort(), _ -> new TreeMap<>())
          .putIfAbsent(learner.ends(), row);
    }
  }

  /** One for each cohort of which rows differ. */
  List<RowWarning> warnings() {
    return stated.entrySet().stream()
        .filter(cohort -> cohort.getValue().size() > 1)
        .map(cohort -> warning(cohort.getKey(), cohort.getValue()))
        .toList();
  }

  private static RowWarning warning(String cohort, SortedMap<LocalDate, Long> days) {
    String rows =
        days.entrySet().stream()
            .map(day -> day.getKey() + " (row " + day.getValue() + ")")
            .collect(Collectors.joining(", "));
    return new RowWarning(
        days.sequencedValues().getFirst(),
        "ends",
        "cohort %s ends on different days: %s; the latest counts".formatted(cohort, rows));
  }
}
