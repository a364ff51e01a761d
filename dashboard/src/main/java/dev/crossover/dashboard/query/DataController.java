package dev.crossover.dashboard.query;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.query.DataPage.AccountRow;
import dev.crossover.dashboard.query.DataPage.ActivityRow;
import dev.crossover.dashboard.query.DataPage.Letters;
import dev.crossover.model.group.GroupReadiness;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Can I trust the data?" The lists of what is missing are also CSV files with an empty column, to
 * be filled in and posted to the ingest service.
 */
@RestController
@RequestMapping("/api/v1/data")
class DataController {

  private static final int ROWS_SHOWN = 500;
  private static final int LETTERS_SHOWN = 10;
  private static final int ROWS_IN_A_FILE = 10_000;

  private final DataQueries queries;
  private final Groups groups;
  private final Rights rights;

  DataController(DataQueries queries, Groups groups, Rights rights) {
    this.groups = groups;
    this.queries = queries;
    this.rights = rights;
  }

  private Predicate<String> shown() {
    if (!rights.seesData()) {
      throw new NoSuchElementException("there is no such page");
    }
    return rights.sources();
  }

  @GetMapping
  DataPage data() {
    Predicate<String> shown = shown();
    return new DataPage(
        rights.seesAllData() ? learners() : null,
        queries.plans(),
        queries.sources(shown),
        queries.unclaimed(ROWS_SHOWN, shown),
        queries.unmapped(ROWS_SHOWN, shown),
        rights.seesAllData() ? queries.deadLetters(LETTERS_SHOWN) : Letters.NONE);
  }

  private int learners() {
    return groups.cohorts().stream().mapToInt(GroupReadiness::learners).sum();
  }

  @GetMapping("/unclaimed-accounts.csv")
  ResponseEntity<String> unclaimedAccounts() {
    return Csv.reply(
        "unclaimed-accounts", queries.unclaimed(ROWS_IN_A_FILE, shown()).rows(), AccountRow.class);
  }

  @GetMapping("/unmapped-activities.csv")
  ResponseEntity<String> unmappedActivities() {
    return Csv.reply(
        "unmapped-activities", queries.unmapped(ROWS_IN_A_FILE, shown()).rows(), ActivityRow.class);
  }
}
