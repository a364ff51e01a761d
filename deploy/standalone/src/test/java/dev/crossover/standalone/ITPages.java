package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages in a real browser. */
@ExtendWith(SharedStack.class)
@Order(3)
class ITPages {

  private static final List<String> BROWSER =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final RunningStack stack;

  ITPages(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void anEventChangesThePageWithoutReload() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/teams/borealis?cohort=demo"));
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Ines Carvalho"));
      assertThat(row.innerText()).contains("never");
      page.evaluate("window.notReloaded = true");
      stack.post(stack.learner("Ines Carvalho"), "active");
      row.getByText("just now").waitFor();
      assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }
  }

  /** What a sender's developer does before a sender posts; on a phone nothing leaves the screen. */
  @Test
  void aSourceCanBeTriedOnItsPage() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions().setViewportSize(390, 900));
      page.navigate(stack.url("/data"));
      page.locator("ul.strips a", new Page.LocatorOptions().setHasText("moodle")).click();
      page.getByText("none was refused").waitFor();
      page.getByText("Send a test event").click();
      page.getByText("Yes: it was taken and can be read").waitFor();
      String sent = page.locator("pre").innerText();
      page.locator("textarea").fill(sent);
      page.getByText("Check it").click();
      page.getByText("It would take 1 event.").waitFor();
      assertThat(page.getByText("here already").count()).isEqualTo(1);
      assertThat(page.getByText("for tests, nobody’s").count()).isEqualTo(1);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
    }
  }

  @Test
  void thePagesAreAccessibleInBothThemesAndOnAPhone() throws IOException, InterruptedException {
    List<String> routes =
        List.of(
            "/",
            "/teams/atlas?cohort=demo",
            "/learners/" + stack.learner("Daniyar Akhmetov"),
            "/plans/ml-to-genai",
            "/data",
            "/data/import",
            "/data/sources/moodle",
            "/manage",
            "/cohorts/demo",
            "/reviews",
            "/settings",
            "/settings/notifications",
            "/nowhere",
            "/learners/nobody",
            "/help/metrics",
            "/teams/atlas/stalls?cohort=demo",
            "/teams/atlas/skills?cohort=demo",
            "/alerts",
            "/digest");
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1280, 390, 320}) {
          Page page =
              stack.signedIn(
                  browser,
                  new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 900));
          List<String> problems = new ArrayList<>();
          page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("404")) {
              problems.add(message.text());
            }
          });
          for (String route : routes) {
            page.navigate(stack.url(route));
            page.locator("h1, [role=alert]").first().waitFor();
            Locator pictures = page.locator(".chart svg");
            for (int i = 0; i < page.locator(".chart").count(); i++) {
              pictures.nth(i).waitFor();
            }
            String where = route + " " + scheme + " " + width;
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(where).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(where)
                .isEqualTo(width);
            Path picture =
                RunningStack.HOME.resolve(
                    "deploy/standalone/target/screenshots/%s-%s-%d.png"
                        .formatted(routes.indexOf(route), scheme, width));
            page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
          }
          assertThat(problems).as(scheme + " " + width).isEmpty();
          page.close();
        }
      }
    }
  }

  /** A4 without the margins of the print rules is 182 by 269 mm: 688 by 1,016 CSS pixels. */
  @Test
  void theDigestPrintsToOneSheet() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions().setViewportSize(688, 600));
      page.navigate(stack.url("/digest"));
      page.locator(".digest h1").waitFor();
      assertThat(page.locator(".digest button").isVisible()).isTrue();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".digest button").isVisible()).isFalse();
      assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
          .isLessThanOrEqualTo(1_016);
    }
  }

  /** By keyboard alone; the dialog gives the focus back. */
  @Test
  void aFigureSaysWhatItIsMadeOf() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      for (int width : new int[] {1280, 320}) {
        Page page =
            stack.signedIn(browser, new Browser.NewPageOptions().setViewportSize(width, 900));
        page.navigate(stack.url("/learners/" + stack.learner("Daniyar Akhmetov")));
        Locator figure = page.locator("button.opens").filter(named("shown")).first();
        figure.focus();
        page.keyboard().press("Enter");
        Locator dialog = page.locator("dialog[open]");
        dialog.getByText("What would change it").waitFor();
        Locator sum = dialog.locator("tbody tr").filter(named("Together")).locator("td").last();
        double shown = Double.parseDouble(sum.innerText().replace("%", "").strip());
        assertThat(figure.innerText()).startsWith(Math.round(shown) + " %");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(
                    RunningStack.HOME.resolve(
                        "deploy/standalone/target/screenshots/figure-" + width + ".png")));
        page.keyboard().press("Escape");
        dialog.waitFor(Visitors.GONE);
        assertThat(page.evaluate("document.activeElement.textContent").toString())
            .isEqualTo(figure.innerText());
        page.close();
      }
    }
  }

  private static Locator.FilterOptions named(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  static Browser browser(Playwright playwright) {
    Path chromium = Tools.require("chromium", "chromium");
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(BROWSER));
  }
}
