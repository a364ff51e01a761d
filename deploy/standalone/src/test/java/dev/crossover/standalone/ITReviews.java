package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two people and a piece of work, all of it on the page. They are in a cohort of their own. */
@ExtendWith(SharedStack.class)
@Order(9)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITReviews {

  private static final String REVIEWER = "rita@reviews.example";
  private static final String MANAGER = "mona@reviews.example";
  private static final String NEXT_MANAGER = "nils@reviews.example";
  private static final String LEARNER = "lea@reviews.example";
  private static final String WORK = "https://git.example/lea/paper-search";

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private final RunningStack stack;
  private final List<String> problems = new ArrayList<>();

  ITReviews(RunningStack stack) {
    this.stack = stack;
  }

  /** Handed in, sent back, handed in again, accepted: and what is shown rises. */
  @Test
  @Order(1)
  void workGoesBackAndForthUntilItIsAccepted() throws IOException, InterruptedException {
    roster(MANAGER);
    Doors.require(
        stack
            .doors()
            .admin()
            .post(
                "/v1/plans/ml-to-genai/reviewers",
                "text/csv",
                "reviewer,unit\n" + REVIEWER + "," + project() + "\n"),
        "the reviewers");
    String reviewer = password(REVIEWER);
    String manager = password(MANAGER);
    String learner = password(LEARNER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page own = signedIn(browser, "/", LEARNER, learner);
      handIn(own);
      picture(own, "hand-in");
      Page desk = signedIn(browser, "/reviews", REVIEWER, reviewer);
      // Others hand in the same project.
      Locator work = desk.locator(".pane");
      Locator waiting =
          desk.locator(".inbox li").filter(new Locator.FilterOptions().setHasText("Lea Review"));
      waiting.click();
      assertThat(new AxeBuilder(desk).analyze().getViolations()).isEmpty();
      picture(desk, "reviews");
      Page people = signedIn(browser, "/learners/rev-1", MANAGER, manager);
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
      assertThat(problems).isEmpty();
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
    String next = password(NEXT_MANAGER);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page mona = signedIn(browser, "/learners/rev-1", MANAGER, former);
      mona.getByRole(AriaRole.HEADING, named("Lea Review")).waitFor();
      Page nils = signedIn(browser, "/learners/rev-1", NEXT_MANAGER, next);
      nils.getByText("there is no such learner").waitFor();
      roster(NEXT_MANAGER);
      mona.getByText("there is no such learner").waitFor();
      nils.getByRole(AriaRole.HEADING, named("Lea Review")).waitFor();
    }
  }

  private void roster(String manager) throws IOException, InterruptedException {
    String start = LocalDate.now(ZoneOffset.UTC).minusDays(20).toString();
    Doors.require(
        stack
            .doors()
            .admin()
            .post(
                "/v1/roster",
                "text/csv",
                "learner,name,mail,team,cohort,start,manager\nrev-1,Lea Review,"
                    + LEARNER
                    + ",reviewed,reviews,"
                    + start
                    + ","
                    + manager
                    + "\n"),
        "the roster");
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
        own.locator("details")
            .filter(new Locator.FilterOptions().setHasText("Hand in"))
            .filter(new Locator.FilterOptions().setHas(own.locator("form")))
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

  private String password(String mail) throws IOException, InterruptedException {
    return Objects.requireNonNull(stack.doors().addUser(mail, List.of()));
  }

  /** Each in a browser context of their own, as on machines of their own. */
  private Page signedIn(Browser browser, String route, String mail, String password) {
    Page page = browser.newContext().newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        problems.add(message.text());
      }
    });
    page.navigate(stack.url(route));
    page.getByLabel("Mail address").fill(mail);
    page.getByLabel("Password").fill(password);
    button(page.locator("form"), "Sign in").click();
    page.locator(".who").waitFor();
    return page;
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static Page.GetByRoleOptions named(String heading) {
    return new Page.GetByRoleOptions().setName(heading).setExact(true);
  }

  private static void picture(Page page, String name) {
    Path to = RunningStack.HOME.resolve("deploy/standalone/target/screenshots/" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
  }
}
