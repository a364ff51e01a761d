package dev.crossover.standalone;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.client.Key;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The whole product as a user has it: the broker and the built services as processes, the demo
 * cohort, and beside it a mail server, a webhook, a collector of spans and another learning record
 * store that keep what they are sent. Its log is JSON, with a line for each request at a door of
 * events.
 */
final class RunningStack implements AutoCloseable {

  static final Path HOME = Path.of(System.getProperty("crossover.home")).normalize();

  private final List<String> webhooks = new CopyOnWriteArrayList<>();
  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final HttpServer hook =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  private final CollectedSpans spans = new CollectedSpans();
  private final OtherLrs other = new OtherLrs();
  private final Path folder = Files.createTempDirectory("crossover-stack");
  private final DataFolder data = new DataFolder(folder);
  private final Ports ports = freePorts();
  private final Stack processes;
  private final Doors doors = Doors.of(data, Reach.local(ports), System.out::println);
  private final DemoCohort cohort;

  RunningStack() throws IOException, InterruptedException {
    smtp.start();
    hook.createContext(
        "/hook",
        exchange -> {
          webhooks.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    hook.createContext("/v1/traces", spans);
    hook.createContext("/lrs", other);
    hook.start();
    data.create();
    processes =
        new Stack(
            StackSettings.local(
                data,
                ports,
                Release.own(),
                ToldAtOnce.with(
                    Map.ofEntries(
                        Map.entry("CROSSOVER_SMTP_PORT", String.valueOf(smtp())),
                        Map.entry("CROSSOVER_MAIL_FROM", "crossover@crossover.example"),
                        Map.entry("CROSSOVER_NOTIFY_PRIVATE", "true"),
                        Map.entry("CROSSOVER_WEBHOOK_URL", beside("/hook")),
                        Map.entry(
                            "CROSSOVER_WEBHOOK_SECRET",
                            "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                        Map.entry("CROSSOVER_LOG_FORMAT", "ecs"),
                        Map.entry("CROSSOVER_LOG_EVENTS", "debug"),
                        Map.entry("CROSSOVER_TRACES", "1"),
                        Map.entry("CROSSOVER_TRACES_ENDPOINT", beside("/v1/traces")),
                        Map.entry("CROSSOVER_FORWARD_TO", beside("/lrs")),
                        Map.entry("CROSSOVER_FORWARD_KEY", "crossover"),
                        Map.entry("CROSSOVER_FORWARD_SECRET", "of-the-other"),
                        Map.entry("CROSSOVER_FORWARD_SOURCES", "kill,often,openedx")))),
            System.out);
    try {
      processes.start();
      cohort = new DemoCohort(doors, LocalDate.now(ZoneOffset.UTC));
      cohort.load();
      cohort.visit();
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  Doors doors() {
    return doors;
  }

  Ports ports() {
    return ports;
  }

  DataFolder data() {
    return data;
  }

  DemoCohort cohort() {
    return cohort;
  }

  /** The query API as it answers who sees groups, and nobody in them: as metrics do. */
  Api report() throws IOException, InterruptedException {
    Key key = doors.key("report", "figures");
    return new Api(URI.create(url("/")), key.user(), key.secret(), System.out::println);
  }

  private String beside(String path) {
    return "http://127.0.0.1:" + hook.getAddress().getPort() + path;
  }

  /** Where statements of the some sources go on to. */
  OtherLrs other() {
    return other;
  }

  /** Bodies that came to the webhook. */
  List<String> webhooks() {
    return webhooks;
  }

  /** What the collector was sent. */
  CollectedSpans spans() {
    return spans;
  }

  /** Lines that the services have logged. */
  List<String> logged() throws IOException {
    return Files.readAllLines(data.log(Stack.SERVICES));
  }

  /** Id of a learner of the demo cohort. */
  String learner(String name) throws IOException, InterruptedException {
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

  /** Posts an event of now, of a kind such as "active". */
  void post(String learner, String kind) throws IOException, InterruptedException {
    Doors.require(Doors.events(doors.source("test"), KilledLoad.event(learner, kind)), "an event");
  }

  /** Port of the mail server. */
  int smtp() {
    return smtp.getSmtp().getPort();
  }

  /** Subjects of the mails that came. */
  List<String> subjects() {
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

  /** Whether the webhook was told this of a learner. */
  boolean hooked(String type, String learner) {
    return webhooks.stream().anyMatch(b -> b.contains(type) && b.contains(learner));
  }

  /** As if the machine had ended it. */
  void kill(String process) {
    long pid = processes.processes().get(process);
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  /** A page of the demo's visitor, who is signed in. */
  Page signedIn(Browser browser, Browser.NewPageOptions options)
      throws IOException, InterruptedException {
    Page page = browser.newPage(options);
    page.navigate(doors.signedIn(DemoCohort.MANAGER).toString());
    page.locator(".who").waitFor();
    return page;
  }

  String url(String route) {
    return "http://127.0.0.1:" + ports.dashboard() + route;
  }

  static Ports freePorts() {
    for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000); ; port += 10) {
      Ports candidate = new Ports(port);
      if (candidate.taken(true).isEmpty()) {
        return candidate;
      }
    }
  }

  @Override
  public void close() throws IOException {
    processes.close();
    hook.stop(0);
    smtp.stop();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
