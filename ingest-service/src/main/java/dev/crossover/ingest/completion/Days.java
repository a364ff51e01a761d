package dev.crossover.ingest.completion;

import dev.crossover.model.record.CompletionColumns.DateOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the days of a column as reports write them: {@code 2026-03-04}, {@code 4.3.2026}, {@code
 * 4/3/26}, {@code 4 March 2026}, {@code Wednesday, March 4, 2026, 10:00 AM}. A time of day beside
 * them is left alone but for one with an offset, since a report seldom says in which zone it is.
 */
final class Days {

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?!\\d).*");
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})\\b.*");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})\\.?[ -]([a-z]{3,9})\\.?,?[ -](\\d{4})\\b.*");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})\\b.*");
  private static final Pattern WEEKDAY =
      Pattern.compile("^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? +");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int CENTURY = 2_000;
  private static final int MONTHS_IN_A_YEAR = 12;

  private final @Nullable DateOrder order;

  /**
   * Days of one column.
   *
   * @param order of 3/4/2026; null where it was not said, and the column does not tell
   */
  Days(@Nullable DateOrder order) {
    this.order = order;
  }

  /** The order that a column tells by a number above twelve; null if it tells none. */
  static @Nullable DateOrder told(List<String> column) {
    for (String text : column) {
      Matcher found = NUMBERS.matcher(text.strip());
      if (found.matches() && !found.group(2).equals(".")) {
        if (Integer.parseInt(found.group(1)) > MONTHS_IN_A_YEAR) {
          return DateOrder.DAY_FIRST;
        }
        if (Integer.parseInt(found.group(3)) > MONTHS_IN_A_YEAR) {
          return DateOrder.MONTH_FIRST;
        }
      }
    }
    return null;
  }

  /**
   * The moment that stands for a day: noon by UTC, which is that day from Honolulu to Tokyo.
   *
   * @throws IllegalArgumentException if it is no day, or may be either of two
   */
  Instant at(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return day(text.strip()).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
  }

  private LocalDate day(String text) {
    String plain = WEEKDAY.matcher(text.toLowerCase(Locale.ROOT)).replaceFirst("");
    try {
      Matcher iso = ISO.matcher(plain);
      if (iso.matches()) {
        return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
      }
      Matcher numbers = NUMBERS.matcher(plain);
      if (numbers.matches()) {
        return ofNumbers(numbers, text);
      }
      Matcher dayFirst = DAY_FIRST.matcher(plain);
      if (dayFirst.matches()) {
        return LocalDate.of(number(dayFirst, 3), month(dayFirst.group(2)), number(dayFirst, 1));
      }
      Matcher monthFirst = MONTH_FIRST.matcher(plain);
      if (monthFirst.matches()) {
        return LocalDate.of(
            number(monthFirst, 3), month(monthFirst.group(1)), number(monthFirst, 2));
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("is no day of the calendar: " + text, e);
    }
    throw new IllegalArgumentException("must be a day such as 2026-03-04, but is " + text);
  }

  private LocalDate ofNumbers(Matcher numbers, String text) {
    int first = number(numbers, 1);
    int second = number(numbers, 3);
    int year = number(numbers, 4) < 100 ? CENTURY + number(numbers, 4) : number(numbers, 4);
    // Only with points does everybody write the day first.
    DateOrder by = numbers.group(2).equals(".") ? DateOrder.DAY_FIRST : order;
    if (by == null && first != second) {
      throw new IllegalArgumentException(
          "may be two days: say whether the day or the month stands first in " + text);
    }
    return by == DateOrder.MONTH_FIRST
        ? LocalDate.of(year, first, second)
        : LocalDate.of(year, second, first);
  }

  private static int month(String name) {
    int month = MONTHS.indexOf(name.substring(0, 3)) + 1;
    if (month == 0) {
      throw new DateTimeException(name);
    }
    return month;
  }

  private static int number(Matcher found, int group) {
    return Integer.parseInt(found.group(group));
  }
}
