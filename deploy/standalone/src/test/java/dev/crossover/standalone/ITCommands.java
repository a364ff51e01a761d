package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.Checkout.Outcome;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script as a user has it, beside a product that it started. A newcomer's second command once
 * rebuilt everything and broke the page of the first.
 */
@Order(6)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ITCommands {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final Ports PORTS = RunningStack.freePorts();

  @TempDir private static Path work;

  private static Checkout checkout;

  private static AnswersThroughout answers;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    checkout = new Checkout(work);
    Outcome up = checkout.run("up", "--detach", "--port", String.valueOf(PORTS.dashboard()));
    assertThat(up.exit()).as(up.output()).isZero();
    assertThat(up.output())
        .contains("broker ready after", "ingest ready after", "dashboard ready after")
        .contains("http://127.0.0.1:" + PORTS.dashboard() + "/")
        .contains("sign in as  owner@localhost with the password ");
    assertThat(checkout.builds()).isEqualTo(1);
    String secret = new DataFolder(checkout.data()).adminSecret();
    answers = new AnswersThroughout(PORTS.dashboard(), secret);
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    answers.close();
    checkout.run("down");
  }

  /** Each of them, and none builds although a source is newer than the build. */
  @Test
  @Order(1)
  void commandsStartAtOnceAndLeaveWhatRunsAlone() throws IOException, InterruptedException {
    Path roster = file("roster.csv", "learner,name,team,cohort,start\na1,Ada,atlas,c,2026-11-02\n");
    Path claims = file("claims.csv", "account,learner\nhttps://lms.example|ada,a1\n");
    Path mapping = file("mapping.csv", "activity,unit\nhttps://wiki.example/rag,transformers\n");
    Path statements =
        file(
            "statements.jsonl",
            """
            {"id":"6f0c7a4e-7d0b-4f6f-9d5f-0a1f6d0c9a11",\
            "actor":{"account":{"homePage":"https://lms.example","name":"ada"}},\
            "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},\
            "object":{"id":"https://wiki.example/rag"},"timestamp":"2026-11-04T10:15:30Z"}
            """);
    Path plan = file("plan.yaml", exported("ml-to-genai"));
    Files.setLastModifiedTime(checkout.source(), FileTime.from(Instant.now()));

    List<List<String>> commands =
        List.of(
            List.of("--help"),
            List.of("status"),
            List.of("doctor"),
            List.of("key", "create", "wiki", "--expires", "2099-12-31"),
            List.of("key", "list"),
            List.of("changes", "--since", "2026-11-01"),
            List.of("roster", "import", roster.toString()),
            List.of("user", "add", "ada@x.example", "--role", "programme-lead"),
            List.of("user", "list"),
            List.of("user", "reset", "ada@x.example"),
            List.of("user", "remove", "ada@x.example"),
            List.of("claim", claims.toString()),
            List.of("import", statements.toString()),
            List.of("plan", "validate", plan.toString()),
            List.of("rejected", "list", "wiki"),
            List.of("trace", "6f0c7a4e-7d0b-4f6f-9d5f-0a1f6d0c9a11"),
            List.of("map", "ml-to-genai", mapping.toString()),
            List.of("evaluate", "mastery", attempts().toString()));
    for (List<String> command : commands) {
      Outcome outcome = checkout.run(command.toArray(String[]::new));
      if (!command
          .getFirst()
          .equals("map")) { // whether the unit takes activities is the plan's say
        assertThat(outcome.exit()).as(command + ": " + outcome.output()).isZero();
      }
      assertThat(outcome.took()).as(command + " took").isLessThan(AT_ONCE);
    }
    assertThat(checkout.builds()).isEqualTo(1);
    answers.assertAllGood();
  }

  /** An edit, a build of it and `mvn clean`: the product runs on from its copy. */
  @Test
  @Order(2)
  void buildingBesideWhatRunsChangesNothingInIt() throws IOException, InterruptedException {
    Files.writeString(checkout.source(), "class Source { int edited; }\n");
    assertThat(checkout.run("key", "list").exit()).isZero();
    assertThat(checkout.run("status").exit()).isZero();
    assertThat(checkout.builds()).as("key and status need no build").isEqualTo(1);

    Outcome plan = checkout.run("plan", "export", "ml-to-genai");
    assertThat(plan.exit()).as(plan.output()).isZero();
    assertThat(checkout.builds()).as("the edit was built").isEqualTo(2);
    assertThat(checkout.copies()).isEqualTo(2);

    delete(checkout.target());
    Outcome status = checkout.run("status");
    assertThat(status.exit()).as(status.output()).isZero();
    assertThat(checkout.run("plan", "export", "ml-to-genai").exit()).isZero();
    assertThat(checkout.builds()).as("what mvn clean took is not needed").isEqualTo(2);
    answers.assertAllGood();
  }

  @Test
  @Order(3)
  void buildThatFailsIsSaidAndWhatRunsStays() throws IOException, InterruptedException {
    Files.writeString(checkout.source(), "broken\n");
    Outcome outcome = checkout.run("roster", "import", "nowhere.csv");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.output()).contains("[ERROR] cannot compile", "the build failed; see ");
    assertThat(checkout.run("status").exit()).isZero();
    Files.writeString(checkout.source(), "class Source { int edited; }\n");
    answers.assertAllGood();
  }

  @Test
  @Order(4)
  void commandsSayWhatTheyDidNotDo() throws IOException, InterruptedException {
    assertOutcome(1, "there is no source NOBODY", "rejected", "list", "NOBODY");
    assertOutcome(0, "nothing of wiki was refused", "rejected", "list", "wiki");
    assertOutcome(1, "wiki has a key already", "key", "create", "wiki");
    // As it was called when only senders had one.
    assertOutcome(0, "key=", "token", "create", "wiki", "--another");
    assertOutcome(0, "ends 2099-12-31  [read, write]", "key", "list");
    assertOutcome(1, "a scope is one of", "key", "create", "x", "--scope", "all");
    assertOutcome(0, "\"by\":\"key admin\",\"what\":\"key\"", "changes");
    assertOutcome(1, "is in use", "demo", "--port", String.valueOf(PORTS.dashboard()));
    assertOutcome(1, "it runs already", "up", "--port", String.valueOf(PORTS.dashboard()));
    assertOutcome(2, "there is no command foo", "foo");
    Path bad = file("bad.csv", "learner,name,team,cohort,start\na1,Ada,atlas,c,soon\n");
    assertOutcome(1, "1 error; nothing was taken", "roster", "import", bad.toString());
    Path rejected = file("rejected.jsonl", "{\"actor\":{}}\n");
    assertOutcome(3, "rejected 1", "import", rejected.toString());
  }

  /** From one address a command learns the others; the data folder is not asked. */
  @Test
  @Order(5)
  void commandsReachProductThatRunsElsewhere() throws IOException, InterruptedException {
    String secret = Files.readString(checkout.data().resolve("admin.key")).strip();
    Path elsewhere = work.resolve("elsewhere");
    for (int port : List.of(PORTS.dashboard(), PORTS.ingest())) {
      String url = "http://127.0.0.1:" + port;
      Outcome list =
          checkout.run(
              "token", "list", "--url", url, "--key", secret, "--data", elsewhere.toString());
      assertThat(list.exit()).as(list.output()).isZero();
      assertThat(list.output()).contains("wiki");
    }
    Path statements = file("far.jsonl", "{\"actor\":{}}\n");
    Outcome load =
        checkout.run(
            "import",
            statements.toString(),
            "--url",
            "http://127.0.0.1:" + PORTS.dashboard(),
            "--key",
            secret,
            "--data",
            work.resolve("nothing-there-yet").toString());
    assertThat(load.output()).contains("accepted 0, duplicate 0, rejected 1");
    String url = "http://127.0.0.1:" + PORTS.dashboard() + "/";
    assertOutcome(1, "key is not known there", "token", "list", "--url", url, "--key", "wrong");
    assertOutcome(1, "needs --key", "token", "list", "--url", url);
    assertOutcome(1, "not as Crossover does", "token", "list", "--key", "k", "--url", url + "api/");
    assertOutcome(1, "--url takes an address", "token", "list", "--key", "k", "--url", "localhost");
  }

  /** A process that hangs is as bad as a dead one; the launcher ends it and starts it anew. */
  @Test
  @Order(6)
  void processThatNoLongerAnswersIsStartedAnew() throws IOException, InterruptedException {
    answers.close();
    long hung = services();
    signal("STOP", hung);
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> services() != hung && checkout.run("status").exit() == 0);
    assertThat(Files.readString(new DataFolder(checkout.data()).log("launcher")))
        .contains("services gave no answer for 30 s; starting it again");
  }

  /** Of a launcher that was started in the background of a shell without a terminal. */
  @Test
  @Order(7)
  void interruptAndTerminationEndEverything() throws IOException, InterruptedException {
    assertThat(checkout.run("down").output()).contains("stopped");
    for (String signal : List.of("INT", "TERM")) {
      Path output = work.resolve("up-" + signal);
      String script =
          "%s up --data %s --port %d >%s 2>&1 & echo $!; wait"
              .formatted(checkout.script(), work.resolve("bg"), PORTS.dashboard(), output);
      Process shell = checkout.shell(script);
      long launcher = Long.parseLong(shell.inputReader().readLine());
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> Files.exists(output) && Files.readString(output).contains("Ctrl-C"));
      List<ProcessHandle> children =
          ProcessHandle.of(launcher).orElseThrow().descendants().toList();
      assertThat(children).hasSize(2);
      signal(signal, launcher);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() ->
              ProcessHandle.of(launcher).filter(ProcessHandle::isAlive).isEmpty()
                  && children.stream().noneMatch(ProcessHandle::isAlive));
      shell.waitFor();
    }
  }

  private static void assertOutcome(int exit, String says, String... command)
      throws IOException, InterruptedException {
    Outcome outcome = checkout.run(command);
    assertThat(outcome.output()).contains(says);
    assertThat(outcome.exit()).as(outcome.output()).isEqualTo(exit);
  }

  private static String exported(String plan) throws IOException, InterruptedException {
    return checkout.run("plan", "export", plan).output();
  }

  /** A small history of right and wrong answers. */
  private static Path attempts() throws IOException {
    StringBuilder csv = new StringBuilder("learner,order,item,skills,correct,split\n");
    for (int i = 0; i < 40; i++) {
      csv.append(
          "l%d,%d,i%d,s,%d,%s\n"
              .formatted(i % 4, i, i % 5, i % 3 == 0 ? 0 : 1, i < 20 ? "train" : "test"));
    }
    Path folder = Files.createDirectories(work.resolve("history"));
    Files.writeString(folder.resolve("attempts.csv"), csv);
    return folder;
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(work.resolve(name), text);
  }

  /** Process id of the services. */
  private static long services() {
    DataFolder.Running running = new DataFolder(checkout.data()).running().orElseThrow();
    return ProcessHandle.of(running.pid())
        .orElseThrow()
        .children()
        .filter(c -> c.info().commandLine().orElse("").contains("services.jar"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElse(0);
  }

  private static void signal(String name, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor())
        .isZero();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
