package dev.crossover.ingest.plan;

import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.record.VersionedRecords.RecordChange;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.AssignmentFile;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.record.Reviewers;
import dev.crossover.model.record.VersionedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Who reviews which project of a plan. A file is the whole truth of its plan. */
@Service
class ReviewerLists {

  private static final Pattern MAIL = Pattern.compile("[^@\\s<>,;:|]+@[^@\\s<>,;:|]+");

  private final VersionedRecords records;

  ReviewerLists(VersionedRecords records) {
    this.records = records;
  }

  /**
   * What a file does.
   *
   * @param units that have reviewers of their own then
   * @param changed how many have others than before
   */
  record Named(int units, int changed) {}

  /**
   * Names the reviewers of a plan's projects; those of others are named no more.
   *
   * @param dryRun only says what it would do
   * @throws RowErrors with every row that names no project or no address
   */
  Named name(Plan plan, List<Assignment> rows, boolean dryRun) {
    TreeMap<String, Set<String>> named = new TreeMap<>();
    List<RowError> errors = new ArrayList<>();
    for (Assignment row : rows) {
      Unit unit = plan.unit(row.to()).orElse(null);
      if (unit == null || unit.kind() != UnitKind.PROJECT) {
        String message = "there is no project " + row.to() + " in plan " + plan.id();
        errors.add(new RowError(row.row(), "unit", message));
      }
      if (!MAIL.matcher(row.what()).matches()) {
        errors.add(new RowError(row.row(), "reviewer", "must be a mail address"));
      }
      named.computeIfAbsent(row.to(), _ -> new TreeSet<>()).add(row.what());
    }
    if (!errors.isEmpty()) {
      throw new RowErrors(AssignmentFile.INVALID, errors);
    }
    List<RecordChange> changes = new ArrayList<>();
    plan.units()
        .forEach(unit -> {
          String key = Reviewers.key(plan.id(), unit.id());
          VersionedRecord before = records.record(key, Reviewers.class);
          Set<String> mails = named.get(unit.id());
          Reviewers after = mails == null ? null : new Reviewers(mails);
          boolean same = before == null ? after == null : before.content().equals(after);
          if (!same) {
            changes.add(new RecordChange(key, before == null ? 0 : before.version(), after));
          }
        });
    if (!dryRun && !changes.isEmpty()) {
      records.change(changes);
    }
    return new Named(named.size(), changes.size());
  }
}
