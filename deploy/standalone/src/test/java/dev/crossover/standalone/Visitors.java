package dev.crossover.standalone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** People with passwords at the page, each as on a machine of their own. */
final class Visitors {

  static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  static final int BEGAN_DAYS_AGO = 20;

  private final RunningStack stack;
  private final List<String> problems = new ArrayList<>();

  Visitors(RunningStack stack) {
    this.stack = stack;
  }

  /** What their browsers complained of. */
  List<String> problems() {
    return problems;
  }

  /** Enrols somebody in a team of a cohort, which began three weeks ago. */
  void enrol(String id, String name, String mail, String team, String cohort, String manager)
      throws IOException, InterruptedException {
    String start = LocalDate.now(ZoneOffset.UTC).minusDays(BEGAN_DAYS_AGO).toString();
    Doors.require(
        stack
            .doors()
            .admin()
            .post(
                "/v1/roster",
                "text/csv",
                "learner,name,mail,team,cohort,start,manager\n%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(id, name, mail, team, cohort, start, manager)),
        "the roster");
  }

  /** Adds somebody who may sign in. */
  String password(String mail, String... roles) throws IOException, InterruptedException {
    return Objects.requireNonNull(stack.doors().addUser(mail, List.of(roles)));
  }

  Page signedIn(Browser browser, String route, String mail, String password) {
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

  static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  static void picture(Page page, String name) {
    Path to = RunningStack.HOME.resolve("deploy/standalone/target/screenshots/" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
  }
}
