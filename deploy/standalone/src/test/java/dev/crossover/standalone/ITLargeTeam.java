package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A team of 383 in the browser: how long its page is, and how soon it answers a hand. */
@ExtendWith(SharedStack.class)
@Order(12)
@Tag("long")
class ITLargeTeam {

  private static final int PEOPLE = 383;
  private static final String MANAGER = "lara@large.example";
  private static final int SCREEN = 900;

  private static final int SCREENS = 3;

  private static final double SOON_MILLIS = 100;

  /** Every picture that is not folded away is there. */
  private static final String DRAWN =
      "() => [...document.querySelectorAll('.chart')].filter(c => c.checkVisibility())"
          + ".every(c => c.querySelector('svg'))";

  /** The longest interaction so far, as browsers report it (Event Timing), from 16 ms on. */
  private static final String WATCH =
      """
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const e of list.getEntries()) if (e.interactionId) window.longest = Math.max(window.longest, e.duration);
      }).observe({ type: "event", durationThreshold: 16, buffered: true });
      """;

  private final RunningStack stack;
  private final Visitors visitors;

  ITLargeTeam(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  @Test
  void itsPageIsShortAndAnswersAtOnce() throws IOException, InterruptedException {
    Doors.require(stack.doors().admin().post("/v1/roster", "text/csv", roster()), "the roster");
    String team = "/teams/large?cohort=large";
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> {
          var answer = stack.doors().dashboard().get("/api/v1" + team);
          return answer.ok() && answer.json().get("learners").asInt() == PEOPLE;
        });
    String password = visitors.password(MANAGER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = visitors.signedIn(browser, "/password", MANAGER, password);
      page.addInitScript(WATCH);
      page.setViewportSize(1280, SCREEN);
      page.navigate(stack.url(team));
      page.getByText("Show all " + PEOPLE).waitFor();
      page.getByText("What if? How sure").waitFor();
      page.waitForFunction(DRAWN);
      Map<String, Double> took = new TreeMap<>();
      int height = (int) page.evaluate("document.documentElement.scrollHeight");

      page.getByText("Show all " + PEOPLE).click();
      Locator rows = page.locator("tbody tr th .person");
      rows.nth(49).waitFor();
      took.put("show all", longest(page));
      page.getByLabel("Name").pressSequentially("Person 77");
      await().until(() -> rows.count() == 1);
      took.put("search", longest(page));
      rows.first().locator("a").click();
      page.locator("h1").getByText("Person 77").waitFor();
      took.put("second page", longest(page));
      System.out.println("page of " + PEOPLE + ": " + height + " px; longest interaction: " + took);
      assertThat(height).isLessThanOrEqualTo(SCREENS * SCREEN);
      assertThat(took)
          .allSatisfy((what, millis) -> assertThat(millis).isLessThanOrEqualTo(SOON_MILLIS));
      assertThat(visitors.problems()).isEmpty();
    }
  }

  private static double longest(Page page) {
    double longest = ((Number) page.evaluate("window.longest")).doubleValue();
    page.evaluate("window.longest = 0");
    return longest;
  }

  private static String roster() {
    StringBuilder rows = new StringBuilder("learner,name,team,cohort,start,manager\n");
    LocalDate start = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    for (int i = 0; i < PEOPLE; i++) {
      rows.append("large-%d,Person %d,large,large,%s,%s\n".formatted(i, i, start, MANAGER));
    }
    return rows.toString();
  }
}
