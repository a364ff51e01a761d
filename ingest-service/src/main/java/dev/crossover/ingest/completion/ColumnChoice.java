package dev.crossover.ingest.completion;

import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.record.CompletionColumns;
import dev.crossover.model.record.CompletionColumns.DateOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which column of a report says what: as asked for, else remembered, else seen by its name. */
final class ColumnChoice {

  static final String PERSON = "person";
  static final String COURSE = "course";
  static final String DATE = "date";
  static final String SCORE = "score";

  /** Names by which a column is seen to say what; letters alone, in lower case. */
  private static final Map<String, Set<String>> NAMES =
      Map.of(
          PERSON,
          Set.of(
              "email",
              "emailaddress",
              "mail",
              "mailaddress",
              "useremail",
              "learneremail",
              "learner",
              PERSON),
          COURSE,
          Set.of(COURSE, "coursename", "coursetitle", "activity", "activityname", "module"),
          DATE,
          Set.of(
              DATE,
              "completed",
              "completedon",
              "completedat",
              "completiondate",
              "datecompleted",
              "dateofcompletion",
              "timecompleted",
              "finished"),
          SCORE,
          Set.of(SCORE, "grade", "finalgrade", "finalscore", "result"));

  private final List<String> header;
  private final Map<String, String> asked;
  private final @Nullable CompletionColumns last;
  private final List<RowError> errors;

  /**
   * Of one file.
   *
   * @param asked column or order by what it says; a score that is empty means none
   * @param last what was chosen for the source's last file
   * @param errors to which those of the choice are added
   */
  ColumnChoice(
      List<String> header,
      Map<String, String> asked,
      @Nullable CompletionColumns last,
      List<RowError> errors) {
    this.header = header;
    this.asked = asked;
    this.last = last;
    this.errors = errors;
  }

  /**
   * The choice.
   *
   * @param texts of a column
   * @return null where one is missing; the errors say which
   */
  @Nullable CompletionColumns made(Function<String, List<String>> texts) {
    String person = column(PERSON, CompletionColumns::person);
    String course = column(COURSE, CompletionColumns::course);
    String date = column(DATE, CompletionColumns::date);
    String score = column(SCORE, CompletionColumns::score);
    DateOrder order = order();
    if (!errors.isEmpty() || person == null || course == null || date == null) {
      return null;
    }
    DateOrder told = Days.told(texts.apply(date));
    if (order == null) {
      order = told == null && last != null ? last.dates() : told;
    }
    return new CompletionColumns(person, course, date, score, order);
  }

  private @Nullable DateOrder order() {
    String wanted = asked.get("dates");
    if (wanted == null || wanted.isEmpty()) {
      return null;
    }
    try {
      return DateOrder.valueOf(wanted.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      errors.add(new RowError(1, "dates", "must be day-first or month-first, but is " + wanted));
      return null;
    }
  }

  private @Nullable String column(String role, Function<CompletionColumns, @Nullable String> kept) {
    String named = asked.get(role);
    if (role.equals(SCORE) && "".equals(named)) {
      return CompletionColumns.NONE;
    }
    if (named != null && !named.isEmpty()) {
      if (!header.contains(named)) {
        errors.add(new RowError(1, role, "the file has no column " + named));
      }
      return named;
    }
    String before = last == null ? null : kept.apply(last);
    if (CompletionColumns.NONE.equals(before) || header.contains(before)) {
      return before;
    }
    String seen =
        header.stream()
            .filter(c -> Objects.requireNonNull(NAMES.get(role)).contains(letters(c)))
            .findFirst()
            .orElse(null);
    if (seen == null && !role.equals(SCORE)) {
      errors.add(
          new RowError(
              1, role, "say which column it is; the file has: " + String.join(", ", header)));
    }
    return seen;
  }

  private static String letters(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
