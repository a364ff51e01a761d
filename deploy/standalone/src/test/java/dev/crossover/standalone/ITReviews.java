package dev.crossover.standalone;

import static dev.crossover.standalone.Visitors.GONE;
import static dev.crossover.standalone.Visitors.button;
import static dev.crossover.standalone.Visitors.picture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * A learner, who reviews her work and who interviews her, all of it on the page. She is in a cohort
 * of her own.
 */
@ExtendWith(SharedStack.class)
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITReviews {

  private static final String REVIEWER = "rita@reviews.example";
  private static final String MANAGER = "mona@reviews.example";
  private static final String NEXT_MANAGER = "nils@reviews.example";
  private static final String LATER_MANAGER = "noor@reviews.example";
  private static final String INTERVIEWER = "ivo@reviews.example";
  private static final String LEARNER = "lea@reviews.example";
  private static final String WORK = "https://git.example/lea/paper-search";

  private final RunningStack stack;
  private final Visitors visitors;

  ITReviews(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  /** Handed in, sent back, handed in again, accepted: and what is shown rises. */
  @Test
  @Order(1)
  void workGoesBackAndForthUntilItIsAccepted() throws IOException, InterruptedException {
    roster(MANAGER);
    reviewers(REVIEWER + "," + project());
    String reviewer = visitors.password(REVIEWER);
    String manager = visitors.password(MANAGER);
    String learner = visitors.password(LEARNER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page own = visitors.signedIn(browser, "/", LEARNER, learner);
      handIn(own);
      picture(own, "hand-in");
      Page desk = visitors.signedIn(browser, "/reviews", REVIEWER, reviewer);
      // Others hand in the same project.
      Locator work = desk.locator(".pane");
      Locator waiting =
          desk.locator(".inbox li").filter(new Locator.FilterOptions().setHasText("Lea Review"));
      waiting.click();
      assertThat(new AxeBuilder(desk).analyze().getViolations()).isEmpty();
      picture(desk, "reviews");
      Page people = visitors.signedIn(browser, "/learners/rev-1", MANAGER, manager);
      people.getByText("waits for a review").first().waitFor();

      work.getByLabel("What do you say").fill("Where are the results?");
      button(work, "Send back").click();
      waiting.waitFor(GONE);
      desk.getByText("Sent back: Lea Review reads it now.").waitFor();
      people.getByText("The reviewer says: Where are the results?").waitFor();
      own.reload(); // a learner in a team of few hears of no change in it
      own.getByText("The reviewer says: Where are the results?").waitFor();
      picture(people, "sent-back");

      double before = shown();
      handIn(own);
      waiting.click();
      work.getByText("Last review: Where are the results?").waitFor();
      assertThat(button(work, "Accept").isDisabled()).isTrue();
      for (Locator item : work.getByRole(AriaRole.CHECKBOX).all()) {
        item.check();
      }
      button(work, "Accept").click();
      waiting.waitFor(GONE);
      await().atMost(Duration.ofSeconds(10)).until(() -> shown() > before);
      people.getByText("waits for a review").first().waitFor(GONE);
      assertThat(visitors.problems()).isEmpty();
      desk.navigate(stack.url("/learners/rev-1"));
      desk.getByText("there is no such learner").waitFor();
    }
  }

  /** Both have the page open, and nobody reloads it. */
  @Test
  @Order(2)
  void anotherManagerSeesAndTheFormerDoesNot() throws IOException, InterruptedException {
    String former =
        stack
            .doors()
            .admin()
            .form("/v1/users/password", "mail=" + MANAGER)
            .json()
            .get("password")
            .asString();
    String next = visitors.password(NEXT_MANAGER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page mona = visitors.signedIn(browser, "/learners/rev-1", MANAGER, former);
      mona.getByRole(AriaRole.HEADING, named("Lea Review")).waitFor();
      Page nils = visitors.signedIn(browser, "/learners/rev-1", NEXT_MANAGER, next);
      nils.getByText("there is no such learner").waitFor();
      roster(NEXT_MANAGER);
      mona.getByText("there is no such learner").waitFor();
      nils.getByRole(AriaRole.HEADING, named("Lea Review")).waitFor();
    }
  }

  /** Who holds it is no manager; so many are on the plan that a part of the name finds her. */
  @Test
  @Order(3)
  void whoIsNamedScoresAnInterviewAndTheManagerSeesThePractice()
      throws IOException, InterruptedException {
    roster(LATER_MANAGER);
    reviewers(REVIEWER + "," + project(), INTERVIEWER + ",interview");
    String interviewer = visitors.password(INTERVIEWER);
    String manager = visitors.password(LATER_MANAGER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page desk = visitors.signedIn(browser, "/", INTERVIEWER, interviewer);
      desk.getByRole(AriaRole.HEADING, named("Nothing waits for you")).waitFor();
      Locator held = desk.getByRole(AriaRole.REGION, named("Did you hold a practice interview?"));
      held.getByLabel("Who is it about?").fill("Lea Review, Reviewed, reviews");
      opened(held, "Score a practice interview");
      opened(held, "Vouch for a skill");
      assertThat(new AxeBuilder(desk).analyze().getViolations()).isEmpty();
      picture(desk, "held-interview");
      Page people = visitors.signedIn(browser, "/learners/rev-1", LATER_MANAGER, manager);
      people.getByRole(AriaRole.HEADING, named("Lea Review")).waitFor();
      held.locator("select[name=dimension]").selectOption("data-handling");
      held.locator("input[value=evaluation-rigour]").check();
      button(held, "Score it").click();
      held.getByText("It counts in a moment.").waitFor();
      people.getByText("1 of 6 topics practised.").waitFor();

      held.locator("select[name=skill]").selectOption("python");
      button(held, "I vouch for it").click();
      people.getByText("vouched for by a reviewer").first().waitFor();
      picture(people, "interviewed");
      assertThat(visitors.problems()).isEmpty();
      desk.navigate(stack.url("/learners/rev-1"));
      desk.getByText("there is no such learner").waitFor();
    }
  }

  private static void opened(Locator card, String form) {
    card.locator("summary").filter(new Locator.FilterOptions().setHasText(form)).click();
  }

  /** All that are named for the plan: an address and what for, a row each. */
  private void reviewers(String... rows) throws IOException, InterruptedException {
    Doors.require(
        stack
            .doors()
            .admin()
            .post(
                "/v1/plans/ml-to-genai/reviewers",
                "text/csv",
                "reviewer,unit\n" + String.join("\n", rows) + "\n"),
        "the reviewers");
  }

  private void roster(String manager) throws IOException, InterruptedException {
    visitors.enrol("rev-1", "Lea Review", LEARNER, "reviewed", "reviews", manager);
  }

  /** The first project of the plan. */
  private String project() throws IOException, InterruptedException {
    for (JsonNode phase : stack.doors().admin().get("/v1/plans/ml-to-genai").json().get("phases")) {
      for (JsonNode block : phase.get("blocks")) {
        for (JsonNode unit : block.get("units")) {
          if (unit.get("kind").asString().equals("PROJECT")) {
            return unit.get("id").asString();
          }
        }
      }
    }
    throw new IllegalStateException("no project");
  }

  /** On the learner's own page, for the first project of the plan. */
  private static void handIn(Page own) {
    Locator form =
        own.locator("details:has(> form)")
            .filter(new Locator.FilterOptions().setHasText("Hand in"))
            .first();
    if (form.getAttribute("open") == null) {
      form.locator("summary").click();
    }
    form.getByLabel("Link to your work").fill(WORK);
    button(form, "Hand it in").click();
    form.getByText("Handed in.").waitFor();
  }

  private double shown() throws IOException, InterruptedException {
    return stack
        .doors()
        .dashboard()
        .get("/api/v1/learners/rev-1")
        .json()
        .at("/progress/readiness/shown")
        .asDouble();
  }

  private static Page.GetByRoleOptions named(String heading) {
    return new Page.GetByRoleOptions().setName(heading).setExact(true);
  }
}
