package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossover.standalone.plain.PlainPerson;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * The chances that the page of one person shows: by the day of their own target as a sentence, and
 * week by week as a table in whole per cent, between whose rows they are read off a straight line.
 *
 * @param hours a week
 * @param target own target; the first day for who is done
 * @param byTarget chance to be done by then, 0..1
 * @param weekly chance at the end of the first day and of each seventh after it
 */
record ShownChances(
    String name,
    double hours,
    LocalDate firstDay,
    LocalDate target,
    double byTarget,
    List<Double> weekly) {

  private static final String QUESTION = "When will the plan be done?";

  /** What "3 in 10" leaves open. */
  private static final double ROUNDED = 0.051;

  /** Of somebody whose page foretells something. */
  static Optional<ShownChances> of(PlainPerson person, PageText text, LocalDate today) {
    text.open("/learners/" + person.id() + "?table=chances");
    assertThat(text.heading()).isEqualTo(person.name());
    if (text.card(QUESTION).count() == 0) {
      return Optional.empty();
    }
    String answer = text.answer(QUESTION);
    double hours = Double.parseDouble(PageText.read("([\\d.]+) h a week", text.meta()).group(1));
    if (answer.equals("Everything is done.")) {
      return Optional.of(
          new ShownChances(person.name(), hours, today, today, 1, List.of(1.0, 1.0)));
    }
    List<List<String>> rows = text.rows(QUESTION);
    List<Double> weekly = new ArrayList<>();
    for (List<String> row : rows) {
      weekly.add(Double.parseDouble(row.get(1).replace(" %", "")) / 100);
    }
    MatchResult read = PageText.read("By the own target, (.+): (\\d+) in (10|100)\\.", answer);
    double told = Double.parseDouble(read.group(2)) / Double.parseDouble(read.group(3));
    ShownChances table =
        new ShownChances(
            person.name(),
            hours,
            PageText.date(rows.getFirst().getFirst()),
            PageText.date(read.group(1)),
            told,
            weekly);
    return Optional.of(table.agreed());
  }

  /** The sentence as exact as the table allows; fails where they contradict each other. */
  private ShownChances agreed() {
    int before = Math.clamp(Math.floorDiv(targetDay(), 7), 0, weekly.size() - 1);
    int after = Math.clamp(Math.ceilDiv(targetDay(), 7), 0, weekly.size());
    double least = weekly.get(before);
    double most = after == weekly.size() ? 1 : weekly.get(after);
    double exact = Math.clamp(byTarget, least, most);
    assertThat(exact)
        .as("%s by %s: the sentence beside the table", name, target)
        .isCloseTo(byTarget, within(ROUNDED));
    return new ShownChances(name, hours, firstDay, target, exact, weekly);
  }

  /**
   * The chance by the end of a day.
   *
   * @param day 0 being the first, fractions count
   */
  double by(double day) {
    double week = Math.clamp(day / 7, 0, weekly.size() - 1.0);
    int full = (int) week;
    double before = weekly.get(full);
    return full == weekly.size() - 1
        ? before
        : before + (week - full) * (weekly.get(full + 1) - before);
  }

  /**
   * The same with other hours: a day brings what so many days bring now. It does not know of days
   * away.
   *
   * @param passed share of the first day that is over
   */
  double by(double day, double otherHours, double passed) {
    double fromNow = day + 1 - passed;
    return by(fromNow * otherHours / hours - (1 - passed));
  }

  /** The own target, as a number of days. */
  int targetDay() {
    return Math.toIntExact(ChronoUnit.DAYS.between(firstDay, target));
  }
}
