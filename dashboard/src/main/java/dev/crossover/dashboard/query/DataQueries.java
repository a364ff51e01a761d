package dev.crossover.dashboard.query;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.query.DataPage.AccountRow;
import dev.crossover.dashboard.query.DataPage.Accounts;
import dev.crossover.dashboard.query.DataPage.Activities;
import dev.crossover.dashboard.query.DataPage.ActivityRow;
import dev.crossover.dashboard.query.DataPage.Letters;
import dev.crossover.dashboard.query.DataPage.PlanRow;
import dev.crossover.dashboard.query.DataPage.SourceRow;
import dev.crossover.model.learner.Account;
import dev.crossover.wiring.deadletter.DeadLetter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;

/** Answers about what comes in. Whatever most events wait for is first. */
@Service
class DataQueries {

  private static final Comparator<AccountRow> ACCOUNTS =
      Comparator.comparingLong(AccountRow::events).reversed().thenComparing(AccountRow::account);
  private static final Comparator<ActivityRow> ACTIVITIES =
      Comparator.comparingLong(ActivityRow::events).reversed().thenComparing(ActivityRow::activity);

  private final DashboardTables tables;
  private final MappedActivities mapped;

  DataQueries(DashboardTables tables) {
    this.tables = tables;
    this.mapped = new MappedActivities(tables.plans());
  }

  List<PlanRow> plans() {
    return tables.plans().all().stream().map(PlanRow::of).toList();
  }

  List<SourceRow> sources(Predicate<String> shown) {
    List<SourceRow> rows = new ArrayList<>();
    tables
        .sources()
        .forEach((name, status) -> {
          if (shown.test(name)) {
            rows.add(SourceRow.of(name, status, tables.forwarding().get(name)));
          }
        });
    return rows;
  }

  /** An account that was erased, or whose name is a moment behind, is not among them. */
  Accounts unclaimed(int most, Predicate<String> shown) {
    First<AccountRow> rows = new First<>(most, ACCOUNTS);
    tables
        .unclaimed()
        .forEach((hash, u) -> {
          Account account = tables.accounts().get(hash);
          if (account != null && shown.test(u.source())) {
            rows.add(AccountRow.of(account.key(), u));
          }
        });
    return new Accounts(rows.total(), rows.rows());
  }

  /** Their content is for nobody here to see. */
  Letters deadLetters(int most) {
    List<DeadLetter> newest = tables.deadLetters().newest(most);
    return new Letters(tables.deadLetters().count(), newest);
  }

  /** An activity that any plan maps is not among them, whoever does it. */
  Activities unmapped(int most, Predicate<String> shown) {
    First<ActivityRow> rows = new First<>(most, ACTIVITIES);
    Predicate<String> known = mapped.now();
    tables
        .activities()
        .forEach((activity, seen) -> {
          if (shown.test(seen.source()) && !known.test(activity)) {
            rows.add(ActivityRow.of(activity, seen));
          }
        });
    return new Activities(rows.total(), rows.rows());
  }
}
