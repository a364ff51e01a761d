package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.crossover.standalone.demo.DemoStories;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each story of the demo can be read from the page, and the page is light and does not jump. */
@ExtendWith(SharedStack.class)
@Order(2)
class ITStories {

  private static final List<String> TEAMS = List.of("atlas", "borealis", "cirrus", "dorado");

  /** Words of a state, on the person's page and as the name of the shape on the team's. */
  private static final Map<String, String> STATES =
      Map.of(
          "ON_TRACK", "on track",
          "BEHIND", "behind",
          "STALLED", "needs help",
          "ON_LEAVE", "on leave",
          "FINISHED", "finished",
          "LEFT", "left");

  /** What begins the sentence of a reason. */
  private static final Map<String, String> REASONS =
      Map.of(
          "BLOCKED_ON_UNIT", "Blocked on “",
          "SLOW_PACE", "slower than the plan",
          "BEHIND", "Owes “",
          "QUIET", "Quiet: last activity",
          "NOT_STARTED", "Has not begun since the start",
          "WAITING_FOR_REVIEW", "waits for a review since");

  private static final Pattern TOLD = Pattern.compile("(\\S+ \\S+) ([A-Z_]+)(?:: (.*))?");
  private static final Pattern COMMA = Pattern.compile(", ");
  private static final Pattern SHARE = Pattern.compile("\\d+ %");

  private final RunningStack stack;

  ITStories(RunningStack stack) {
    this.stack = stack;
  }

  /** Alerts open half a minute after the last event came in. */
  static void untilAllIsTold(RunningStack stack) {
    for (String team : TEAMS) {
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(() ->
              assertThat(
                      stack
                          .doors()
                          .dashboard()
                          .get("/api/v1/teams/" + team + "/learners")
                          .json()
                          .valueStream())
                  .extracting(DemoStories::told)
                  .isSubsetOf(DemoStories.TOLD));
    }
  }

  @Test
  void eachStoryIsReadable() throws IOException, InterruptedException {
    untilAllIsTold(stack);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      Map<String, String> rows = rows(page);
      List<String> unread = new ArrayList<>();
      for (String told : DemoStories.TOLD) {
        Matcher story = TOLD.matcher(told);
        assertThat(story.matches()).as(told).isTrue();
        page.navigate(stack.url("/learners/" + stack.learner(story.group(1))));
        page.locator("h1").waitFor();
        String person = page.locator("main").innerText();
        List<String> words = words(story.group(2), story.group(3));
        words.stream()
            .filter(word -> !person.contains(word))
            .forEach(word -> unread.add(told + " on the person's page: " + word));
        String row = rows.getOrDefault(story.group(1), "");
        words.stream()
            .filter(word -> !row.contains(word))
            .forEach(word -> unread.add(told + " on the team's page: " + word));
      }
      assertThat(unread).isEmpty();
    }
  }

  private static List<String> words(String state, String reasons) {
    List<String> words = new ArrayList<>();
    words.add(STATES.getOrDefault(state, state));
    for (String reason : reasons == null ? List.<String>of() : List.of(COMMA.split(reasons, -1))) {
      String kind = reason.replaceFirst(" .*", "");
      words.add(REASONS.getOrDefault(kind, kind));
      SHARE
          .matcher(reason)
          .results()
          .map(share -> share.group() + " of the cohort")
          .forEach(words::add);
    }
    return words;
  }

  /** Text of each person's row on the page of their team, with the names of its shapes. */
  private Map<String, String> rows(Page page) {
    Map<String, String> rows = new TreeMap<>();
    for (String team : TEAMS) {
      page.navigate(stack.url("/teams/" + team + "?cohort=demo&all=1"));
      page.locator(".person").first().waitFor();
      @SuppressWarnings("unchecked")
      List<List<String>> found =
          (List<List<String>>)
              page.evaluate(
                  "[...document.querySelectorAll('tr:has(.person)')].map(row =>"
                      + " [row.querySelector('.person a').textContent, row.innerText + ' ' +"
                      + " [...row.querySelectorAll('svg[aria-label]')]"
                      + ".map(s => s.getAttribute('aria-label')).join(' ')])");
      found.forEach(row -> rows.put(row.getFirst(), row.getLast()));
    }
    return rows;
  }

  /**
   * A team's page, loaded once before: at most four answers beside the stream, 30 KB, and nothing
   * moves.
   */
  @Test
  void aTeamsPageIsLightAndDoesNotJump() throws IOException, InterruptedException {
    untilAllIsTold(stack);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/teams/atlas?cohort=demo"));
      page.locator(".chart svg").first().waitFor();
      page.addInitScript(
          "window.moved = 0; window.painted = 0;"
              + "new PerformanceObserver(list => list.getEntries().forEach(e => {"
              + " if (!e.hadRecentInput) window.moved += e.value; }))"
              + ".observe({type: 'layout-shift', buffered: true});"
              + "new PerformanceObserver(list => list.getEntries().forEach(e =>"
              + " window.painted = e.startTime))"
              + ".observe({type: 'largest-contentful-paint', buffered: true});");
      page.navigate(stack.url("/teams/atlas?cohort=demo"));
      page.locator(".chart svg").nth(5).waitFor();
      Object sent =
          page.evaluate(
              "[...performance.getEntriesByType('navigation'),"
                  + " ...performance.getEntriesByType('resource')]"
                  + ".filter(e => e.transferSize > 0 && !e.name.endsWith('/stream'))"
                  + ".map(e => [new URL(e.name).pathname, e.transferSize])");
      Object bytes =
          page.evaluate(
              "[...performance.getEntriesByType('navigation'),"
                  + " ...performance.getEntriesByType('resource')]"
                  + ".filter(e => !e.name.endsWith('/stream'))"
                  + ".reduce((sum, e) => sum + e.transferSize, 0)");
      Object moved = page.evaluate("window.moved");
      System.out.printf(
          "a team's page: %s, %s bytes, shift %s, largest paint after %s ms%n",
          sent, bytes, moved, page.evaluate("window.painted"));
      assertThat((List<?>) sent).hasSizeLessThanOrEqualTo(4);
      assertThat(((Number) bytes).doubleValue()).isLessThanOrEqualTo(30_000);
      assertThat(((Number) moved).doubleValue()).isLessThanOrEqualTo(0.05);
    }
  }
}
