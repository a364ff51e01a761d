package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.client.StatementImport;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Stack;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The whole product as a user has it: the broker and the built services as processes, real input
 * through the doors, the page in a browser, a real Prometheus, messages, and processes that die.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITStack {

  private static final Path HOME = Path.of(System.getProperty("crossover.home")).normalize();
  private static final String ELIF = "Elif Demir";
  private static final List<String> BROWSER =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  @TempDir private static Path folder;
  private static final List<String> WEBHOOKS = new CopyOnWriteArrayList<>();
  private static GreenMail smtp;
  private static HttpServer hook;
  private static Stack stack;
  private static Doors doors;
  private static Ports ports;
  private static DemoCohort cohort;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    smtp = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    smtp.start();
    hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/hook",
        exchange -> {
          WEBHOOKS.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    hook.start();
    DataFolder data = new DataFolder(folder);
    data.create();
    ports = freePorts();
    stack =
        new Stack(
            data,
            ports,
            "127.0.0.1",
            null,
            HOME,
            System.out,
            Map.of(
                "CROSSOVER_SMTP_PORT",
                String.valueOf(smtp.getSmtp().getPort()),
                "CROSSOVER_MAIL_FROM",
                "crossover@crossover.example",
                "CROSSOVER_WEBHOOK_URL",
                "http://127.0.0.1:" + hook.getAddress().getPort() + "/hook",
                "CROSSOVER_WEBHOOK_SECRET",
                "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
            true);
    stack.start();
    doors = new Doors(data, ports, System.out::println);
    cohort = new DemoCohort(doors, LocalDate.now(ZoneOffset.UTC));
    cohort.load();
  }

  @AfterAll
  static void stop() {
    if (stack != null) {
      stack.close();
    }
    hook.stop(0);
    smtp.stop();
  }

  @Test
  @Order(1)
  void theDashboardShowsWhatWasLoaded() throws IOException, InterruptedException {
    DemoCheck.Seen seen = new DemoCheck(doors).await(cohort, Duration.ofSeconds(60));
    assertThat(seen.learners()).isEqualTo(cohort.learners());
    assertThat(seen.teams()).isEqualTo(cohort.teams());
    assertThat(seen.events()).isEqualTo(cohort.events());
    assertThat(seen.stalled()).isEqualTo(cohort.stalled());
    assertThat(doors.dashboard().get("/api/v1/teams.csv").body().lines()).hasSize(4);
    assertThat(doors.dashboard().get("/api/v1/teams/nobody").status()).isEqualTo(404);
  }

  @Test
  @Order(1)
  void aTeamsForecastMovesWithHoursStartAndPlan() throws IOException, InterruptedException {
    String forecast = "/api/v1/teams/atlas/forecast";
    JsonNode asIs = doors.dashboard().get(forecast).json().get("asIs");
    assertThat(asIs.get("basis").get("enough").asBoolean()).isTrue();
    LocalDate likely = LocalDate.parse(asIs.get("p50").asString());
    assertThat(likely).isAfter(LocalDate.now(ZoneOffset.UTC));
    assertThat(LocalDate.parse(asIs.get("p90").asString())).isAfterOrEqualTo(likely);

    assertThat(moves(forecast + "?hours=20")).isNegative();
    assertThat(moves(forecast + "?hours=5")).isPositive();
    assertThat(moves(forecast + "?start=" + LocalDate.now(ZoneOffset.UTC).plusDays(30)))
        .isBetween(29, 30);
    assertThat(moves(forecast + "?plan=classic-ml-to-llm")).isPositive();
    assertThat(doors.dashboard().get(forecast + "?hours=0").status()).isEqualTo(400);
    assertThat(doors.dashboard().get(forecast + "?start=soon").status()).isEqualTo(400);
    assertThat(doors.dashboard().get(forecast + "?plan=none").status()).isEqualTo(404);
  }

  private static int moves(String address) throws IOException, InterruptedException {
    return doors.dashboard().get(address).json().get("movesDays").asInt();
  }

  @Test
  @Order(2)
  void anEventChangesThePageWithoutReload() throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      Page page = browser.newPage();
      page.navigate(url("/teams/borealis?cohort=demo"));
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Ines Carvalho"));
      assertThat(row.innerText()).contains("never");
      page.evaluate("window.notReloaded = true");
      post(learner("Ines Carvalho"), "active");
      row.getByText("just now").waitFor();
      assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
    }
  }

  @Test
  @Order(3)
  void thePagesAreAccessibleInBothThemesAndOnAPhone() throws IOException, InterruptedException {
    List<String> routes =
        List.of("/", "/teams/atlas?cohort=demo", "/learners/" + learner("Daniyar Akhmetov"));
    try (Playwright playwright = Playwright.create();
        Browser browser = browser(playwright)) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {1280, 320}) {
          Page page =
              browser.newPage(
                  new Browser.NewPageOptions().setColorScheme(scheme).setViewportSize(width, 900));
          for (String route : routes) {
            page.navigate(url(route));
            page.locator(".card").first().waitFor();
            String where = route + " " + scheme + " " + width;
            assertThat(new AxeBuilder(page).analyze().getViolations()).as(where).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(where)
                .isEqualTo(width);
            Path picture =
                HOME.resolve(
                    "deploy/standalone/target/screenshots/%s-%s-%d.png"
                        .formatted(routes.indexOf(route), scheme, width));
            page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
          }
          page.close();
        }
      }
    }
  }

  /** An episode of a real silence goes out by mail and webhook when it opens and when it ends. */
  @Test
  @Order(4)
  void aQuietEpisodeReachesTheManagerAndTheWebhook() throws IOException, InterruptedException {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> subjects().contains(ELIF + " has been quiet for 7 days"));
    String elif = learner(ELIF);
    await().atMost(Duration.ofSeconds(20)).until(() -> hooked("learner.stalled", elif));
    post(elif, "active");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> subjects().contains(ELIF + " is moving again"));
    await().atMost(Duration.ofSeconds(20)).until(() -> hooked("learner.stall_resolved", elif));
    assertThat(subjects().stream().filter(s -> s.startsWith(ELIF))).hasSize(2);
    assertThat(WEBHOOKS).noneMatch(body -> body.contains("Elif"));
  }

  /** Every query of the Grafana dashboard, on a Prometheus that scrapes the services. */
  @Test
  @Order(5)
  void everyDashboardQueryReturnsSeries(@TempDir Path work)
      throws IOException, InterruptedException {
    Path prometheus = Tools.require("prometheus", "prometheus");
    int port = freePorts().dashboard();
    Path config = work.resolve("prometheus.yml");
    Files.writeString(
        config,
        """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: [%s]
        scrape_configs:
          - job_name: crossover
            metrics_path: /actuator/prometheus
            static_configs: [{targets: ["127.0.0.1:%d", "127.0.0.1:%d", "127.0.0.1:%d"]}]
        """
            .formatted(oneSecondRules(work), ports.ingest(), ports.analytics(), ports.dashboard()));
    Process server =
        new ProcessBuilder(
                prometheus.toString(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + work.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log").toFile())
            .start();
    try {
      Api api = new Api(URI.create("http://127.0.0.1:" + port + "/"), "", "", System.out::println);
      JsonNode dashboard =
          Api.JSON.readTree(
              Files.readString(HOME.resolve("dashboard/grafana/dashboards/cohort-readiness.json")));
      List<String> queries = new ArrayList<>();
      dashboard
          .get("panels")
          .forEach(p -> p.path("targets").forEach(t -> queries.add(t.get("expr").asString())));
      assertThat(queries).isNotEmpty();
      for (String query : queries) {
        String concrete = query.replace("$cohort", "demo").replace("$team", ".*");
        await(query)
            .atMost(Duration.ofSeconds(60))
            .until(() -> series(api, concrete) == cohort.teams());
      }
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  /** Each metric that the rules name is really exported, with a description. */
  @Test
  @Order(6)
  void everyMetricOfTheRulesExists() throws IOException, InterruptedException {
    Set<String> named = new TreeSet<>();
    String rules = Files.readString(HOME.resolve("dashboard/prometheus/rules.yml"));
    Matcher metric = Pattern.compile("(?<![:\\w])crossover_\\w+").matcher(rules);
    while (metric.find()) {
      named.add(metric.group());
    }
    String exported =
        new Api(URI.create("http://127.0.0.1:" + ports.analytics() + "/"), "", "", s -> {})
            .get("/actuator/prometheus")
            .body();
    assertThat(named).isNotEmpty().allMatch(m -> exported.contains("# HELP " + m + " "));
  }

  /** The totals are exact although analytics and broker are killed while statements come in. */
  @Test
  @Order(7)
  void nothingIsLostOrDoubledWhenProcessesAreKilled(@TempDir Path work)
      throws IOException, InterruptedException {
    int statements = 3_000;
    Path file = work.resolve("statements.jsonl");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      lines.append(
          """
          {"id":"%s","actor":{"account":{"homePage":"https://kill.example","name":"k%d"}},\
          "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},\
          "object":{"id":"https://kill.example/page/%d"},"timestamp":"2026-03-04T10:15:30Z"}
          """
              .formatted(new UUID(7, i), i % 10, i));
    }
    Files.writeString(file, lines);
    StringBuilder roster = new StringBuilder("learner,name,team,cohort,start,accounts\n");
    for (int i = 0; i < 10; i++) {
      roster.append("k%d,K %d,kill,kill,2026-03-02,https://kill.example|k%d\n".formatted(i, i, i));
    }
    Doors.require(doors.admin().post("/v1/roster", "text/csv", roster.toString()), "the roster");
    StatementImport load = new StatementImport(doors.source("kill"), new DataFolder(folder));
    load.post(
        file,
        done -> {
          if (done == 1_000) {
            kill("analytics-service");
          } else if (done == 2_000) {
            kill("broker");
          }
        });
    assertThat(load.tally().accepted() + load.tally().duplicates()).isEqualTo(statements);
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> killedEvents() == statements);
    // What arrives afterwards counts once more each, so nothing was counted twice before.
    post("k0", "active");
    await().atMost(Duration.ofSeconds(30)).until(() -> killedEvents() == statements + 1);
  }

  private static int killedEvents() throws IOException, InterruptedException {
    int events = 0;
    for (int i = 0; i < 10; i++) {
      Api.Answer page = doors.dashboard().get("/api/v1/learners/k" + i);
      events += page.ok() ? page.json().get("progress").get("events").asInt() : 0;
    }
    return events;
  }

  private static void kill(String process) {
    long pid = stack.processes().get(process);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static int series(Api api, String query) throws IOException, InterruptedException {
    Api.Answer answer = api.get("/api/v1/query?query=" + Api.encoded(query));
    return answer.ok() ? answer.json().get("data").get("result").size() : 0;
  }

  /** The shipped rules, evaluated each second instead of each minute. */
  private static Path oneSecondRules(Path work) throws IOException {
    String rules = Files.readString(HOME.resolve("dashboard/prometheus/rules.yml"));
    return Files.writeString(
        work.resolve("rules.yml"), rules.replace("interval: 1m", "interval: 1s"));
  }

  private static List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage message : smtp.getReceivedMessages()) {
      try {
        subjects.add(message.getSubject());
      } catch (jakarta.mail.MessagingException e) {
        throw new UncheckedIOException(new IOException(e));
      }
    }
    return subjects;
  }

  private static boolean hooked(String type, String learner) {
    return WEBHOOKS.stream().anyMatch(b -> b.contains(type) && b.contains(learner));
  }

  private static String learner(String name) throws IOException, InterruptedException {
    for (JsonNode team : doors.dashboard().get("/api/v1/teams?cohort=demo").json()) {
      String path = "/api/v1/teams/" + team.get("team").asString() + "/learners?cohort=demo";
      for (JsonNode learner : doors.dashboard().get(path).json()) {
        if (learner.get("name").asString().equals(name)) {
          return learner.get("learner").asString();
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static void post(String learner, String kind) throws IOException, InterruptedException {
    String event =
        """
        [{"specversion":"1.0","type":"dev.crossover.%s.v1","source":"urn:test","id":"%s",\
        "time":"%s","data":{"learner":"%s"}}]\
        """
            .formatted(kind, UUID.randomUUID(), Instant.now(), learner);
    Doors.require(Doors.events(doors.source("test"), event), "an event");
  }

  private static Browser browser(Playwright playwright) {
    Path chromium = Tools.require("chromium", "chromium");
    return playwright
        .chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(BROWSER));
  }

  private static String url(String route) {
    return "http://127.0.0.1:" + ports.dashboard() + route;
  }

  private static Ports freePorts() {
    for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port += 10) {
      Ports candidate = new Ports(port);
      if (candidate.taken().isEmpty()) {
        return candidate;
      }
    }
  }
}
