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
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The inbox of the demo's manager, which nobody reloads. What is done is undone. */
@ExtendWith(SharedStack.class)
@Order(10)
class ITAlerts {

  private final RunningStack stack;

  ITAlerts(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void anAlertIsPutOffAndTakenUpAgain() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/alerts"));
      Locator pane = page.locator(".pane");
      line(page, "New", "Daniyar Akhmetov").click();
      heading(pane, "Daniyar Akhmetov is blocked on a unit").waitFor();
      Locator count = page.locator(".top .count");
      int before = Integer.parseInt(count.innerText().strip());

      line(page, "New", "Farid Haddad").click();
      heading(pane, "Farid Haddad owes something that is due").waitFor();
      button(pane, "Snooze 3 days").click();
      line(page, "Snoozed", "Farid Haddad").waitFor();
      pane.getByText("you will look again on").waitFor();
      page.locator(".top .count", new Page.LocatorOptions().setHasText("" + (before - 1)))
          .waitFor();
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      picture(page, "alerts");

      page.locator("button.chip", new Page.LocatorOptions().setHasText("Snoozed")).click();
      line(page, "New", "Daniyar Akhmetov").waitFor(GONE);
      assertThat(page.url()).endsWith("?show=snoozed");
      line(page, "Snoozed", "Farid Haddad").waitFor();
      button(pane, "Undo").click();
      line(page, "Snoozed", "Farid Haddad").waitFor(GONE);
      page.locator("button.chip", new Page.LocatorOptions().setHasText("Open")).click();
      line(page, "New", "Farid Haddad").waitFor();
      page.locator(".top .count", new Page.LocatorOptions().setHasText("" + before)).waitFor();
    }
  }

  @Test
  void whatAlertmanagerTellsIsInTheInbox() throws IOException, InterruptedException {
    JsonNode key =
        stack.doors().admin().post("/v1/keys?name=alerting&scope=alerts", "text/plain", "").json();
    Api alertmanager =
        new Api(
            URI.create(stack.url("/")),
            key.get("key").asString(),
            key.get("secret").asString(),
            System.out::println);
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions().setViewportSize(390, 900));
      page.navigate(stack.url("/alerts"));
      line(page, "New", "Daniyar Akhmetov").waitFor();
      tell(alertmanager, "firing", "0001-01-01T00:00:00Z");
      Locator group = line(page, "About groups", "Borealis");
      group.click();
      heading(page.locator(".pane"), "borealis: 38% of the learners are stalled").waitFor();
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
      picture(page, "alerts-390");
      tell(alertmanager, "resolved", "2026-11-02T10:00:00Z");
      group.waitFor(GONE);
    }
  }

  /** The same alert each time, of a day long ago. */
  private static void tell(Api alertmanager, String status, String endsAt)
      throws IOException, InterruptedException {
    String alert =
        """
        {"status":"%s","labels":{"alertname":"CrossoverTeamStalled","audience":"managers",\
        "cohort":"demo","team":"borealis"},"annotations":{"summary":\
        "borealis: 38%% of the learners are stalled"},"startsAt":"2026-11-01T08:00:00Z",\
        "endsAt":"%s","fingerprint":"c5a1b2d3e4f50617"}\
        """
            .formatted(status, endsAt);
    Doors.require(
        alertmanager.post(
            "/api/v1/alertmanager",
            "application/json",
            "{\"version\":\"4\",\"status\":\"" + status + "\",\"alerts\":[" + alert + "]}"),
        "the alert");
  }

  private static Locator line(Page page, String part, String name) {
    return page.locator(".inbox section[aria-label='" + part + "'] li button")
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Locator heading(Locator pane, String text) {
    return pane.locator("h2", new Locator.LocatorOptions().setHasText(text));
  }
}
