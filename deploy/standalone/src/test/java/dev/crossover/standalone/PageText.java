package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person reads on a page: headings, sentences, and cells of tables. */
final class PageText {

  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)t?(?: (\\d{4}))?");
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> NUMBERS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern GAP = Pattern.compile("([\\d.]+) weeks? (ahead|behind)");

  private final RunningStack stack;
  private final Page page;

  PageText(RunningStack stack, Page page) {
    this.stack = stack;
    this.page = page;
  }

  PageText open(String route) {
    page.navigate(stack.url(route));
    page.locator("h1").waitFor();
    return this;
  }

  String heading() {
    return line(page.locator("h1"));
  }

  String lead() {
    return line(page.locator(".lead"));
  }

  String meta() {
    return line(page.locator(".meta"));
  }

  /** The card of a question. */
  Locator card(String question) {
    return page.getByRole(
        AriaRole.REGION, new Page.GetByRoleOptions().setName(question).setExact(true));
  }

  /** The sentence with which a card answers its question. */
  String answer(String question) {
    return line(card(question).locator("p.answer").first());
  }

  /** The cells of each row of a card's tables. */
  List<List<String>> rows(String question) {
    card(question).locator("tbody tr").first().waitFor();
    @SuppressWarnings("unchecked")
    List<List<String>> rows =
        (List<List<String>>)
            card(question)
                .evaluate(
                    "card => [...card.querySelectorAll('tbody tr')].map(row =>"
                        + " [...row.children].map(cell => cell.innerText))");
    return rows.stream().map(row -> row.stream().map(PageText::oneLine).toList()).toList();
  }

  /** Text in one line, once it is there. */
  static String line(Locator of) {
    return oneLine(of.innerText());
  }

  private static String oneLine(String text) {
    return SPACE.matcher(text).replaceAll(" ").strip();
  }

  /** What a pattern finds in a text that must fit it. */
  static MatchResult read(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("“%s” reads as %s", text, pattern).isTrue();
    return matcher.toMatchResult();
  }

  /** A number that may be left out. */
  static int number(MatchResult read, int group, int otherwise) {
    return read.group(group) == null ? otherwise : Integer.parseInt(read.group(group));
  }

  /** A day as pages write it: that of this year without the year. */
  static LocalDate date(String text) {
    MatchResult date = read(DATE.pattern(), text);
    int year = number(date, 3, LocalDate.now(ZoneOffset.UTC).getYear());
    return LocalDate.of(year, MONTHS.indexOf(date.group(2)) + 1, Integer.parseInt(date.group(1)));
  }

  /** Weeks ahead of the plan, or, below 0, behind it. */
  static double weeks(String text) {
    if (text.contains("on plan")) {
      return 0;
    }
    MatchResult gap = read(GAP.pattern(), text);
    return Double.parseDouble(gap.group(1)) * (gap.group(2).equals("behind") ? -1 : 1);
  }

  /** An id as pages begin a sentence with it. */
  static String title(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  /** A small number within a sentence. */
  static String small(int n) {
    return NUMBERS.get(n);
  }

  /** The same at the beginning of one. */
  static String word(int n) {
    return n == 0 ? "Nobody" : title(NUMBERS.get(n));
  }

  /** "a, b and c". */
  static String list(List<String> names) {
    return names.size() < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  /** The names in a list such as "a, b and c", of which some have an "and" in them. */
  static List<String> listed(String list, Collection<String> known) {
    for (String first : known) {
      if (list.equals(first)) {
        return List.of(first);
      }
      for (String between : List.of(", ", " and ")) {
        if (list.startsWith(first + between)) {
          List<String> rest = listed(list.substring((first + between).length()), known);
          if (!rest.isEmpty()) {
            return Stream.concat(Stream.of(first), rest.stream()).toList();
          }
        }
      }
    }
    return List.of();
  }

  /** The name alone of a title such as "Embeddings: vector search". */
  static String name(String title) {
    return title.replaceFirst(":.*", "");
  }
}
