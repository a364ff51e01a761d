package dev.crossover.standalone;

import static dev.crossover.standalone.Visitors.button;
import static dev.crossover.standalone.Visitors.picture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An owner without a terminal: files, keys and users by page. The cohort is one of its own. */
@ExtendWith(SharedStack.class)
@Order(11)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITManage {

  private static final String OWNER = "olga@manage.example";
  private static final String TEAM = "/api/v1/teams/managed?cohort=manage";
  private static final Locator.WaitForOptions GONE = Visitors.GONE;

  private final RunningStack stack;
  private final Visitors visitors;

  ITManage(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  @Test
  @Order(1)
  void aRosterMakesATeamAndAReportMovesIt() throws IOException, InterruptedException {
    String password = visitors.password(OWNER, "owner");
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = visitors.signedIn(browser, "/manage", OWNER, password);
      page.getByLabel("Roster as CSV").setInputFiles(file("roster.csv", roster()));
      page.getByText("5 learners in the file: 5 new learners.").waitFor();
      assertThat(stack.doors().dashboard().get(TEAM).status()).as("only tried").isEqualTo(404);
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      picture(page, "manage-roster");
      button(page.locator("main"), "Take it: 5 new learners").click();
      page.getByText("Taken: 5 new learners.").waitFor();
      await().atMost(Duration.ofSeconds(10)).until(() -> completed() == 0);

      page.navigate(stack.url("/data/import"));
      Locator main = page.locator("main");
      page.getByLabel("Report as CSV").setInputFiles(file("report.csv", report()));
      page.getByText("Line 1, person: say which column it is").waitFor();
      main.getByLabel("Person").selectOption("Who");
      main.getByLabel("Course").selectOption("What");
      main.getByLabel("Day").selectOption("When");
      page.getByText("6 rows: 5 new completions of 5 people; 1 without a day").waitFor();
      // Of that name there is a unit, so it is proposed.
      assertThat(page.getByLabel("Tool calling finishes").inputValue()).isEqualTo("tool-calling");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      picture(page, "import");
      button(page.locator("main"), "Publish the plan’s next version with 1 activity more").click();
      page.getByText("ml-to-genai/tool-calling").waitFor();
      button(page.locator("main"), "Take 5 completions").click();
      page.getByText("5 completions taken").waitFor();
      await().atMost(Duration.ofSeconds(20)).until(() -> completed() > 0);

      // Again, with the columns that were remembered.
      page.reload();
      page.getByLabel("Report as CSV").setInputFiles(file("report.csv", report()));
      page.getByText("6 rows: 0 new completions of 5 people; 5 came before").waitFor();
      assertThat(page.getByRole(AriaRole.BUTTON, named("Take")).count()).isZero();
      assertThat(visitors.problems()).isEmpty();
    }
  }

  /** A plan that is new here, then its next version. */
  @Test
  @Order(2)
  void aPlanIsPublishedByPage() throws IOException, InterruptedException {
    String first =
        stack
            .doors()
            .admin()
            .get("/v1/plans/classic-ml-to-llm.yaml")
            .body()
            .replaceFirst("(?m)^id: .*$", "id: managed-plan")
            .replaceFirst("(?m)^version: .*$", "version: 1");
    String next =
        first
            .replaceFirst("(?m)^version: 1$", "version: 2")
            .replaceFirst("(?m)^title: .*$", "title: Managed by page");
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = visitors.signedIn(browser, "/manage", OWNER, renewedPassword());
      Locator main = page.locator("main");
      page.getByLabel("Plan as YAML").setInputFiles(file("plan.yaml", first));
      page.getByText("managed-plan is new here.").waitFor();
      button(main, "Publish version 1 of managed-plan").click();
      page.getByText("Version 1 of managed-plan is published").waitFor();
      page.getByLabel("Plan as YAML").setInputFiles(file("plan.yaml", next));
      page.getByText("1 thing differs from version 1, which is published.").waitFor();
      button(main, "Publish version 2 of managed-plan").click();
      page.getByText("Version 2 of managed-plan is published").waitFor();
      page.getByLabel("Plan as YAML").setInputFiles(file("plan.yaml", "id: managed-plan\n"));
      main.locator("[role=alert]").first().waitFor();
      assertThat(page.getByRole(AriaRole.BUTTON, named("Publish")).count()).isZero();
      assertThat(stack.doors().admin().get("/v1/plans/managed-plan").json().get("title").asString())
          .isEqualTo("Managed by page");
    }
  }

  private String renewedPassword() throws IOException, InterruptedException {
    return stack
        .doors()
        .admin()
        .form("/v1/users/password", "mail=" + OWNER)
        .json()
        .get("password")
        .asString();
  }

  @Test
  @Order(3)
  void aUserAndAKeyComeAndGo() throws IOException, InterruptedException {
    String password = renewedPassword();
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = visitors.signedIn(browser, "/manage", OWNER, password);
      page.getByText("Add somebody").click();
      page.getByLabel("Mail address").fill("lena@manage.example");
      page.getByLabel("Role").selectOption("programme-lead");
      button(page.locator("main"), "Add them").click();
      String shown = page.locator(".note code").innerText();
      Page lead = visitors.signedIn(browser, "/", "lena@manage.example", shown);
      lead.getByText("managed").first().waitFor();
      assertThat(lead.getByRole(AriaRole.LINK, linkNamed("Manage")).count()).isZero();
      button(page.locator(".note"), "I have it").click();

      page.getByText("Make a key").click();
      page.getByLabel("Name, which is").fill("managed-wiki");
      button(page.locator("main"), "Make it").click();
      Locator row =
          page.locator("tr").filter(new Locator.FilterOptions().setHasText("managed-wiki"));
      row.waitFor();
      String key = row.locator("code").innerText();
      String secret = page.locator(".note dd code").nth(1).innerText();
      assertThat(posts(key, secret)).isEqualTo(200);
      picture(page, "manage-key");
      button(row, "Revoke").click();
      button(row, "Revoke").click();
      row.waitFor(GONE);
      await().atMost(Duration.ofSeconds(10)).until(() -> posts(key, secret) == 401);
      JsonNode last = lastChange();
      assertThat(last.get("by").asString()).isEqualTo(OWNER);
      assertThat(last.get("what").asString()).isEqualTo("key");
      assertThat(visitors.problems()).isEmpty();
    }
  }

  private int posts(String key, String secret) throws IOException, InterruptedException {
    URI ingest = URI.create("http://127.0.0.1:" + stack.ports().ingest() + "/");
    return new Api(ingest, key, secret, _ -> {})
        .post("/v1/events", "application/cloudevents-batch+json", "[]")
        .status();
  }

  private JsonNode lastChange() throws IOException, InterruptedException {
    String lines = stack.doors().admin().get("/v1/changes").body();
    return Api.JSON.readTree(lines.lines().toList().getLast());
  }

  /** Units that somebody in the team has finished; below zero where there is no such team. */
  private int completed() throws IOException, InterruptedException {
    Api.Answer team = stack.doors().dashboard().get(TEAM);
    return team.status() == 404 ? -1 : team.json().get("finishedUnits").asInt();
  }

  private static String roster() {
    StringBuilder rows = new StringBuilder("learner,name,mail,team,cohort,start\n");
    LocalDate start = LocalDate.now(ZoneOffset.UTC).minusDays(20);
    for (int i = 1; i <= 5; i++) {
      rows.append(
          "man-%d,Managed %d,man-%d@manage.example,managed,manage,%s\n".formatted(i, i, i, start));
    }
    return rows.toString();
  }

  /** As an export has it whose columns nobody could guess; one has not done it yet. */
  private static String report() {
    StringBuilder rows = new StringBuilder("Who,What,When\n");
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(3);
    for (int i = 1; i <= 5; i++) {
      rows.append("man-%d@manage.example,Tool calling,%s\n".formatted(i, day));
    }
    return rows.append("man-1@manage.example,Agents,\n").toString();
  }

  private static FilePayload file(String name, String text) {
    return new FilePayload(name, "text/csv", text.getBytes(UTF_8));
  }

  private static Page.GetByRoleOptions named(String button) {
    return new Page.GetByRoleOptions().setName(button);
  }

  private static Page.GetByRoleOptions linkNamed(String link) {
    return new Page.GetByRoleOptions().setName(link).setExact(true);
  }
}
