package dev.crossover.ingest.roster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a roster file: RFC 4180 with the header {@code
 * learner,name,mail,team,cohort,ends,plan,start,hours,background,manager,accounts,leave,calendar,zone}.
 * Only learner, name, team, cohort and start must be filled; hours are those of the plan where they
 * are left out. Several accounts are parted by {@code ;}, each written {@code issuer|name}; leave
 * is {@code FIRST/LAST}, with {@code @50%} where half of the time is worked, several parted by
 * {@code ;}. A file without the column {@code accounts} or {@code leave} says nothing about them:
 * learners keep what they have.
 */
final class RosterFile {

  /** Code of the reply to a roster with errors. */
  static final String INVALID = "invalid_roster";

  static final Set<String> REQUIRED = Set.of("learner", "name", "team", "cohort", "start");

  private static final Set<String> COLUMNS =
      Set.of(
          "learner",
          "name",
          "mail",
          "team",
          "cohort",
          "ends",
          "plan",
          "start",
          "hours",
          "background",
          "manager",
          "accounts",
          "leave",
          "calendar",
          "zone");

  private final List<RowError> errors = new ArrayList<>();
  private final Function<String, @Nullable Plan> plans;
  private final Function<String, @Nullable Learner> known;
  private final HolidayCalendars holidays;
  private final PlanFit fit;
  private final CohortEnds ends = new CohortEnds();

  private RosterFile(
      Function<String, @Nullable Plan> plans,
      Function<String, @Nullable Learner> known,
      HolidayCalendars holidays) {
    // A table reads a plan anew each time it is asked.
    Map<String, Optional<Plan>> read = new HashMap<>();
    this.plans =
        id -> read.computeIfAbsent(id, i -> Optional.ofNullable(plans.apply(i))).orElse(null);
    this.known = known;
    this.holidays = holidays;
    this.fit = new PlanFit(this.plans);
  }

  /**
   * What a file says.
   *
   * @param warnings of what somebody should look at
   */
  record Content(List<Learner> learners, List<RowWarning> warnings) {}

  /**
   * Reads a whole file.
   *
   * @param plans published plans by id; null for none
   * @param known learners as they are so far, by id; null for none
   * @param holidays calendars by name
   * @throws RowErrors with every error of the file
   */
  static Content read(
      String csv,
      Function<String, @Nullable Plan> plans,
      Function<String, @Nullable Learner> known,
      HolidayCalendars holidays) {
    RosterFile file = new RosterFile(plans, known, holidays);
    List<Learner> learners = file.rows(csv);
    if (!file.errors.isEmpty()) {
      throw new RowErrors(INVALID, file.errors);
    }
    List<RowWarning> warnings = new ArrayList<>(file.fit.warnings());
    warnings.addAll(file.ends.warnings());
    return new Content(learners, warnings);
  }

  private List<Learner> rows(String csv) {
    List<Learner> learners = new ArrayList<>();
    Map<String, Long> ids = new HashMap<>();
    Map<String, Long> accounts = new HashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofNamedCsvRecord(csv.replace("\uFEFF", ""))) {
      boolean first = true;
      for (NamedCsvRecord fields : reader) {
        if (first && !header(fields.getHeader())) {
          return List.of();
        }
        first = false;
        RosterRow row = new RosterRow(fields, holidays, errors);
        if (fields.getFieldCount() > fields.getHeader().size()) {
          row.error("", "has more fields than the header has columns");
        }
        Learner learner = row.learner(plans, known);
        if (learner != null) {
          once(ids, learner.id(), row, "learner");
          learner.accounts().forEach(a -> once(accounts, a.key(), row, "accounts"));
          if (learner.mail() != null) {
            once(accounts, learner.mail().toLowerCase(Locale.ROOT), row, "mail");
          }
          fit.look(row.line(), learner);
          ends.look(row.line(), learner);
          learners.add(learner);
        }
      }
    } catch (CsvParseException e) {
      errors.add(new RowError(0, "", "not CSV: " + e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (learners.isEmpty() && errors.isEmpty()) {
      errors.add(new RowError(1, "", "the file has no learners"));
    }
    return learners;
  }

  private boolean header(List<String> header) {
    header.stream()
        .filter(c -> !COLUMNS.contains(c))
        .forEach(c -> errors.add(new RowError(1, c, "is not a column of a roster")));
    REQUIRED.stream()
        .filter(c -> !header.contains(c))
        .sorted()
        .forEach(c -> errors.add(new RowError(1, c, "the column is missing")));
    return errors.isEmpty();
  }

  private static void once(Map<String, Long> seen, String key, RosterRow row, String column) {
    Long before = seen.putIfAbsent(key, row.line());
    if (before != null && before != row.line()) {
      row.error(column, "stands in row " + before + " already");
    }
  }
}
