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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who reviews which project of a plan, and who holds its practice interviews. A file is the whole
 * truth of its plan.
 */
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
   * @param units projects that have reviewers of their own then
   * @param interviewers people who are named for the practice interviews then; with none of them a
   *     learner's manager holds them
   * @param changed for how many of all these others are named than before
   */
  record Named(int units, int interviewers, int changed) {}

  /**
   * Names the reviewers of a plan's projects and who holds its practice interviews; for what is not
   * in the file nobody is named any more.
   *
   * @param dryRun only says what it would do
   * @throws RowErrors with every row that names nothing of the plan to review, or no address
   */
  Named name(Plan plan, List<Assignment> rows, boolean dryRun) {
    Map<String, Reviewers> named = read(plan, rows);
    List<RecordChange> changes = changes(plan, named, key -> records.record(key, Reviewers.class));
    if (!dryRun && !changes.isEmpty()) {
      records.change(changes);
    }
    Reviewers interviewers = named.get(Reviewers.INTERVIEW);
    return interviewers == null
        ? new Named(named.size(), 0, changes.size())
        : new Named(named.size() - 1, interviewers.mails().size(), changes.size());
  }

  /**
   * Who is named, by unit or {@link Reviewers#INTERVIEW}.
   *
   * @throws RowErrors as for {@link #name}
   */
  static Map<String, Reviewers> read(Plan plan, List<Assignment> rows) {
    Map<String, Set<String>> mails = new TreeMap<>();
    List<RowError> errors = new ArrayList<>();
    for (Assignment row : rows) {
      String message = wrong(plan, row.to());
      if (message != null) {
        errors.add(new RowError(row.row(), "unit", message));
      }
      if (!MAIL.matcher(row.what()).matches()) {
        errors.add(new RowError(row.row(), "reviewer", "must be a mail address"));
      }
      mails.computeIfAbsent(row.to(), _ -> new TreeSet<>()).add(row.what());
    }
    if (!errors.isEmpty()) {
      throw new RowErrors(AssignmentFile.INVALID, errors);
    }
    Map<String, Reviewers> named = new TreeMap<>();
    mails.forEach((unit, those) -> named.put(unit, new Reviewers(those)));
    return named;
  }

  /** Why nobody can be named for it; null where somebody can. */
  private static @Nullable String wrong(Plan plan, String unit) {
    if (plan.unit(unit).filter(u -> u.kind() == UnitKind.PROJECT).isPresent()) {
      return null;
    }
    if (!unit.equals(Reviewers.INTERVIEW)) {
      return "there is no project " + unit + " in plan " + plan.id();
    }
    return plan.practises()
        ? null
        : "plan " + plan.id() + " has no practice interviews, or no rubric to score them by";
  }

  /** What differs from the records that stand, in the order of the plan. */
  static List<RecordChange> changes(
      Plan plan,
      Map<String, Reviewers> named,
      Function<String, @Nullable VersionedRecord> records) {
    List<RecordChange> changes = new ArrayList<>();
    Stream.concat(plan.units().map(Unit::id), Stream.of(Reviewers.INTERVIEW))
        .distinct()
        .forEach(unit -> {
          String key = Reviewers.key(plan.id(), unit);
          VersionedRecord before = records.apply(key);
          Reviewers after = named.get(unit);
          boolean same = before == null ? after == null : before.content().equals(after);
          if (!same) {
            changes.add(new RecordChange(key, before == null ? 0 : before.version(), after));
          }
        });
    return changes;
  }
}
