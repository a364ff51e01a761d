package dev.crossover.standalone;

import static dev.crossover.standalone.Visitors.GONE;
import static dev.crossover.standalone.Visitors.button;
import static dev.crossover.standalone.Visitors.picture;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A learner without an LMS and their manager, each at their page, and nobody reloads it. */
@ExtendWith(SharedStack.class)
@Order(10)
class ITMyPlan {

  private static final String MANAGER = "max@own-word.example";
  private static final String LEARNER = "olga@own-word.example";

  private final RunningStack stack;
  private final Visitors visitors;

  ITMyPlan(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  @Test
  void whatALearnerSaysIsOnTheManagersPageAtOnceAndTheAnswerOnTheirs()
      throws IOException, InterruptedException {
    visitors.enrol("own-1", "Olga Ownword", LEARNER, "alone", "own-word", MANAGER);
    // A learner of a team of few hears of no change in it; these make theirs larger.
    for (int i = 2; i <= 6; i++) {
      visitors.enrol(
          "own-" + i, "Mate " + i, "mate" + i + "@own-word.example", "alone", "own-word", MANAGER);
    }
    String learner = visitors.password(LEARNER);
    String manager = visitors.password(MANAGER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page own = visitors.signedIn(browser, "/", LEARNER, learner);
      Page seen = visitors.signedIn(browser, "/learners/own-1", MANAGER, manager);
      Locator next = own.locator(".card.next");
      next.waitFor();
      String first = next.locator("h2").innerText();
      assertThat(new AxeBuilder(own).analyze().getViolations()).isEmpty();

      button(next, "I spent … hours").click();
      next.getByLabel("Hours on it").fill("2.5");
      button(next, "Count them").click();
      button(next, "I am stuck").click();
      next.getByLabel("What stands in the way?").fill("I have no key for the API");
      button(next, "Ask for help").click();
      Locator now = seen.locator(".card.now");
      now.getByText("Says that they are stuck on").waitFor();
      now.getByText("I have no key for the API").waitFor();
      picture(seen, "asked-for-help");

      button(now, "It is settled").click();
      now.getByText("Says that they are stuck on").waitFor(GONE);
      own.getByText(MANAGER + " says it is settled").first().waitFor();
      picture(own, "my-plan");

      button(next, "Done").click();
      own.locator(".card.next h2", new Page.LocatorOptions().setHasText(first)).waitFor(GONE);
      seen.getByText("Unit by unit").click();
      seen.getByText("by their own word").first().waitFor();
      assertThat(visitors.problems()).isEmpty();
    }
  }

  /** Open alerts are answered in a click on the team's page, which can be undone. */
  @Test
  void aTalkIsNotedAndUndone() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/teams/cirrus?cohort=demo"));
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Quentin Moreau"));
      button(row, "I talked to them").click();
      row.getByText("you talked to them").waitFor();
      button(row, "I talked to them").waitFor(GONE);
      page.getByText("Cirrus: no one needs you today").waitFor();
      row.getByText("Quentin Moreau").click();
      button(page.locator("main"), "Undo").click();
      button(page.locator("main"), "Undo").waitFor(GONE);
      page.navigate(stack.url("/teams/cirrus?cohort=demo"));
      button(row, "I talked to them").waitFor();
    }
  }

  /** A manager enters days away: nothing is expected, and the alert ends. */
  @Test
  void whoIsAwayIsNotWaitedFor() throws IOException, InterruptedException {
    visitors.enrol("away-1", "Ava Away", "ava@away.example", "alone", "away", "amir@away.example");
    String manager = visitors.password("amir@away.example");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = visitors.signedIn(browser, "/learners/away-1", "amir@away.example", manager);
      button(page.locator("main"), "On leave…").click();
      page.getByLabel("First day").fill(today.minusDays(1).toString());
      page.getByLabel("Last day").fill(today.plusDays(3).toString());
      button(page.locator("main"), "Enter it").click();
      page.locator(".meta").getByText("on leave").waitFor();
      button(page.locator("main"), "take back").click();
      page.locator(".meta").getByText("on leave").waitFor(GONE);
      assertThat(visitors.problems()).isEmpty();
    }
  }
}
