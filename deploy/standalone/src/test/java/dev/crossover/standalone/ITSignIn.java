package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.crossover.standalone.demo.DemoCohort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each kind of person finds: they sign in, look, are refused, and sign out. */
@ExtendWith(SharedStack.class)
@Order(2)
class ITSignIn {

  private static final String LEARNER = "daniyar.akhmetov@crossover.example";

  private final RunningStack stack;
  private final List<String> problems = new ArrayList<>();

  ITSignIn(RunningStack stack) {
    this.stack = stack;
  }

  /** The address that was asked for is shown once somebody has signed in. */
  @Test
  void aManagerFindsTheirTeamsAndSignsOut() throws IOException, InterruptedException {
    String password = password("boss@crossover.example", List.of("programme-lead"));
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = page(browser);
      page.navigate(stack.url("/teams/atlas?cohort=demo"));
      page.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      picture(page, "sign-in");
      signIn(page, "boss@crossover.example", password);
      page.getByRole(AriaRole.HEADING, saying("^Atlas: ")).waitFor();
      page.getByText("is shown to those who manage them").waitFor();
      picture(page, "lead");
      assertThat(page.getByRole(AriaRole.NAVIGATION).getByRole(AriaRole.LINK).allInnerTexts())
          .containsExactly("Teams", "Alerts");
      page.getByRole(AriaRole.BUTTON, button("Sign out")).click();
      page.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
      assertThat(problems).isEmpty();
    }
  }

  /** The password that was printed is another's; the change reaches all instances by Kafka. */
  @Test
  void aUserChangesTheirPassword() throws IOException, InterruptedException {
    String password = password("new@crossover.example", List.of("programme-lead"));
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = page(browser);
      page.navigate(stack.url("/"));
      signIn(page, "new@crossover.example", password);
      page.getByRole(AriaRole.LINK, button("new@crossover.example")).click();
      page.getByLabel("Old password").fill(password);
      page.getByLabel("New password").fill("correct horse battery");
      assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
      picture(page, "password");
      page.getByRole(AriaRole.BUTTON, button("Change it")).click();
      page.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
      assertThat(problems).isEmpty();
      signIn(page, "new@crossover.example", "correct horse battery");
      page.getByRole(AriaRole.HEADING, named("Your password")).waitFor();
    }
    assertThat(stack.doors().admin().get("/v1/changes").body())
        .contains(
            "\"by\":\"new@crossover.example\",\"what\":\"user\"",
            "{\"passwordHash\":\"not shown\"}")
        .doesNotContain("$2a$");
  }

  @Test
  void aLearnerFindsTheirOwnPageAndNoOther() throws IOException, InterruptedException {
    String password = password(LEARNER, List.of());
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = page(browser);
      page.navigate(stack.url("/"));
      signIn(page, LEARNER, password);
      page.getByRole(AriaRole.HEADING, saying("^Next: A RAG evaluation harness")).waitFor();
      page.getByText("Who looked at your figures?").waitFor();
      picture(page, "learner");
      assertThat(problems).isEmpty();
      page.navigate(stack.url("/learners/" + stack.learner("Ines Carvalho")));
      page.getByText("there is no such learner").waitFor();
    }
  }

  /** The visitor of the demo types no password, and nobody else enters by the same link. */
  @Test
  void aLinkSignsInOnce() throws IOException, InterruptedException {
    String link = stack.doors().signedIn(DemoCohort.MANAGER).toString();
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page first = page(browser);
      first.navigate(link);
      first.getByRole(AriaRole.HEADING, saying("people need you$")).waitFor();
      assertThat(first.url()).isEqualTo(stack.url("/"));
      assertThat(problems).isEmpty();
      Page second = page(browser);
      second.navigate(link);
      second.getByRole(AriaRole.HEADING, named("Sign in")).waitFor();
    }
  }

  private String password(String mail, List<String> roles)
      throws IOException, InterruptedException {
    return Objects.requireNonNull(stack.doors().addUser(mail, roles));
  }

  private Page page(Browser browser) {
    Page page = browser.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        problems.add(message.text());
      }
    });
    return page;
  }

  private static void signIn(Page page, String mail, String password) {
    page.getByLabel("Mail address").fill(mail);
    page.getByLabel("Password").fill(password);
    Locator button = page.getByRole(AriaRole.BUTTON, button("Sign in"));
    button.click();
  }

  private static Page.GetByRoleOptions named(String heading) {
    return new Page.GetByRoleOptions().setName(heading).setExact(true);
  }

  private static Page.GetByRoleOptions saying(String pattern) {
    return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static void picture(Page page, String name) {
    Path to = RunningStack.HOME.resolve("deploy/standalone/target/screenshots/" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(to).setFullPage(true));
  }
}
