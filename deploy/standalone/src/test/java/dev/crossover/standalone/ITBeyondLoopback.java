package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import dev.crossover.standalone.launcher.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On all addresses the product speaks TLS, or says why it does not start. */
class ITBeyondLoopback {

  private static final Ports PORTS = RunningStack.freePorts();

  @TempDir private static Path work;

  @Test
  void withoutTlsItSaysWhatToDo() throws IOException {
    try (Stack stack = stack("plain", Map.of())) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("refused to start: it would listen on 0.0.0.0 without TLS");
    }
  }

  /**
   * With a certificate of its own, and a proxy in front that has a path for it: who signs in by the
   * proxy finds every page, file and answer below that path. Secrets stand in files.
   */
  @Test
  void withACertificateAllIsHttps() throws Exception {
    Path certificate = PrivateCertificate.in(work, "crossover.example");
    Path secrets = Files.createDirectories(work.resolve("secrets"));
    Files.writeString(secrets.resolve("CROSSOVER_ADMIN_SECRET"), "from a file\n");
    Files.writeString(secrets.resolve("CROSSOVER_OWNER_PASSWORD"), "a password of mine\n");
    try (PathProxy proxy = new PathProxy("/tools/crossover/", PORTS.dashboard(), certificate);
        Stack stack =
            stack(
                "tls",
                Map.of(
                    "CROSSOVER_TLS_CERTIFICATE", certificate.toString(),
                    "CROSSOVER_TLS_KEY", PrivateCertificate.key(work).toString(),
                    "CROSSOVER_SECRETS", secrets.toString(),
                    "CROSSOVER_OWNER", "first@crossover.example",
                    "CROSSOVER_DASHBOARD_URL", proxy.address().toString()))) {
      stack.start();
      DataFolder data = data("tls");
      DataFolder.Running running = data.running().orElseThrow();
      assertThat(running.troubles()).isEmpty();
      assertThat(data.adminSecret()).isEqualTo("from a file");
      Reach reach = running.reach();
      assertThat(reach.of("ingest").getScheme()).isEqualTo("https");
      Doors doors = Doors.of(data, reach, System.out::println);
      assertThat(doors.admin().get("/v1/users").body()).contains("first@crossover.example");
      anotherCertificateIsNotTrusted(reach);
      String password =
          Objects.requireNonNull(
              doors.addUser("lead@crossover.example", List.of("programme-lead")));
      journey(proxy.address(), password);
    }
  }

  /** What the Java runtime does not know, it does not take for good. */
  private static void anotherCertificateIsNotTrusted(Reach reach) {
    assertThatThrownBy(() -> Trust.USUAL.open(reach.of("ingest").toURL()).getResponseCode())
        .isInstanceOf(javax.net.ssl.SSLException.class);
  }

  private static void journey(URI page, String password) {
    List<String> problems = new ArrayList<>();
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page seen = browser.newPage();
      seen.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          problems.add(message.text());
        }
      });
      seen.navigate(page.resolve("plans/ml-to-genai").toString());
      seen.getByLabel("Mail address").fill("lead@crossover.example");
      seen.getByLabel("Password").fill(password);
      seen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
      seen.getByRole(
              AriaRole.HEADING,
              new Page.GetByRoleOptions().setName("ML engineer to GenAI engineer"))
          .first()
          .waitFor();
      seen.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Teams")).click();
      seen.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("No team yet"))
          .waitFor();
      assertThat(seen.url()).isEqualTo(page.toString());
      // The dashboard asks the ingest service over TLS, in the user's name.
      seen.navigate(page.resolve("password").toString());
      seen.getByLabel("Old password").fill(password);
      seen.getByLabel("New password").fill("correct horse battery");
      seen.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change it")).click();
      seen.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Sign in")).waitFor();
      assertThat(problems).isEmpty();
    }
  }

  private static Stack stack(String name, Map<String, String> environment) throws IOException {
    DataFolder data = data(name);
    data.create();
    return new Stack(
        new StackSettings(
            data, PORTS, "0.0.0.0", null, StackSettings.ROLES, Release.own(), environment),
        System.out);
  }

  private static DataFolder data(String name) {
    return new DataFolder(work.resolve(name));
  }
}
