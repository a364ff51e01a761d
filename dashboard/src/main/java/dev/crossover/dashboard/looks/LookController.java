package dev.crossover.dashboard.looks;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.model.record.Look;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Who looked at me?" For the learner, and for owners. */
@RestController
@RequestMapping("/api/v1/learners/{id}/looks")
class LookController {

  private static final int MOST = 500;

  private final DashboardTables tables;
  private final Rights rights;

  LookController(DashboardTables tables, Rights rights) {
    this.tables = tables;
    this.rights = rights;
  }

  private record Entry(LocalDate day, String viewer, Look.Kind kind) {}

  /** The looks of a year, the newest day first. */
  @GetMapping
  List<Look> looks(@PathVariable("id") String id) {
    if (!rights.isOwn(id) && !rights.seesAllData()) {
      throw new NoSuchElementException("there is no such learner");
    }
    Map<Entry, Integer> times =
        tables.looks().keyed(id + "/").stream()
            .collect(
                Collectors.toMap(
                    l -> new Entry(l.day(), l.viewer(), l.kind()), Look::times, Integer::sum));
    return times.entrySet().stream()
        .map(e ->
            new Look(e.getKey().viewer(), id, e.getKey().kind(), e.getKey().day(), e.getValue()))
        .sorted(
            Comparator.comparing(Look::day)
                .reversed()
                .thenComparing(Look::viewer)
                .thenComparing(Look::kind))
        .limit(MOST)
        .toList();
  }
}
