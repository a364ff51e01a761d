package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product on a company's Kafka: TLS, passwords, a user for each service with no more rights
 * than {@code topics print} says, topics that somebody else created.
 */
@Order(7)
class ITSecuredKafka {

  private static final String PREFIX = "acme.";
  private static final Ports PORTS = RunningStack.freePorts();

  @TempDir private static Path work;

  @Test
  void servicesNeedWhatIsPrintedAndNoMore() throws Exception {
    List<String> users = StackSettings.ROLES.stream().map(ITSecuredKafka::user).toList();
    PrintedCommands printed = new PrintedCommands(print());
    assertThat(printed.topics()).allMatch(topic -> topic.name().startsWith(PREFIX));
    assertThat(printed.topics())
        .extracting(topic -> topic.name())
        .contains(
            "acme.requests", "acme.learner-log", "acme.crossover-analytics-attempts-repartition");

    try (SecuredBroker broker = new SecuredBroker(work, PORTS, users);
        Admin admin = broker.admin()) {
      printed.run(admin);
      List<Stack> running = new ArrayList<>();
      try (ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> starting = new ArrayList<>();
        for (String role : StackSettings.ROLES) {
          Stack stack = stack(broker, role, role);
          running.add(stack);
          starting.add(
              starters.submit(() -> {
                stack.start();
                return null;
              }));
        }
        for (Future<?> start : starting) {
          start.get();
        }
        anEventReachesThePage();
        aWrongLoginIsSaid(broker);
        assertThat(admin.listTopics().names().get())
            .as("nothing was created")
            .hasSameSizeAs(printed.topics());
        assertThat(admin.listGroups().all().get())
            .extracting(GroupListing::groupId)
            .containsExactlyInAnyOrder(
                "acme.crossover-ingest", "acme.crossover-analytics", "acme.crossover-notify");
        running.forEach(Stack::close);
        assertThat(members(admin, "acme.crossover-ingest")).as("nobody waits for these").isEmpty();
        assertThat(members(admin, "acme.crossover-analytics"))
            .extracting(MemberDescription::groupInstanceId)
            .as("these are expected back")
            .allMatch(id -> id.orElseThrow().startsWith("the-only-one"))
            .isNotEmpty();
        aMissingRightIsSaid(broker, admin, printed);
      } finally {
        running.forEach(Stack::close);
      }
    }
  }

  private static Collection<MemberDescription> members(Admin admin, String group)
      throws ExecutionException, InterruptedException {
    return admin
        .describeConsumerGroups(List.of(group))
        .describedGroups()
        .get(group)
        .get()
        .members();
  }

  private static void anEventReachesThePage() throws IOException, InterruptedException {
    Doors doors = Doors.of(data("ingest"), Reach.local(PORTS), System.out::println);
    Doors.require(
        doors
            .admin()
            .post(
                "/v1/roster",
                "text/csv",
                "learner,name,team,cohort,start\na1,Ada,atlas,c,2026-11-02\n"),
        "the roster");
    Doors.require(Doors.events(doors.source("test"), KilledLoad.event("a1", "active")), "an event");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> {
          Api.Answer page = doors.dashboard().get("/api/v1/learners/a1");
          return page.ok() && page.json().at("/events").asInt() == 1;
        });
  }

  /** "No broker answers" would send whoever mistyped a password to look at the network. */
  private static void aWrongLoginIsSaid(SecuredBroker broker) throws IOException {
    String right = broker.clientSettings(user("ingest")).toString();
    assertThat(troubles(broker, right)).isEmpty();
    String wrong = broker.clientSettings("crossover-ingest", "guessed").toString();
    String refused =
        "the broker at " + broker.bootstrap() + " refused the login of crossover-ingest: ";
    assertThat(troubles(broker, wrong))
        .singleElement()
        .asString()
        .startsWith(refused)
        .doesNotContain("guessed");
    try (Stack stack = stack(broker, "ingest", "refused", wrong)) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(refused);
    }
    Path strange =
        Files.writeString(
            work.resolve("strange.properties"),
            Files.readString(Path.of(right)).replaceAll("(?m)^ssl\\..*$", ""));
    assertThat(troubles(broker, strange.toString()))
        .singleElement()
        .asString()
        .startsWith("TLS with the broker at " + broker.bootstrap() + " failed: ");
    try (Stack stack = stack(broker, "ingest", "refused", "")) {
      assertThatThrownBy(stack::start)
          .hasMessageContainingAll("no broker answers at", "asked without TLS and login");
    }
  }

  /** What status says of the broker. */
  private static List<String> troubles(SecuredBroker broker, String clientSettings) {
    return new DataFolder.Running(
            1, Reach.local(PORTS), broker.bootstrap(), clientSettings, List.of())
        .troubles();
  }

  private static void aMissingRightIsSaid(
      SecuredBroker broker, Admin admin, PrintedCommands printed) throws Exception {
    List<AclBinding> taken =
        printed.rights().stream()
            .filter(right -> right.pattern().name().equals(PREFIX + "learner-log"))
            .filter(right -> right.entry().principal().equals("User:" + user("ingest")))
            .filter(right -> right.entry().operation() == AclOperation.WRITE)
            .toList();
    assertThat(taken).hasSize(1);
    admin.deleteAcls(taken.stream().map(AclBinding::toFilter).toList()).all().get();
    try (Stack stack = stack(broker, "ingest", "refused")) {
      assertThatThrownBy(stack::start)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("ended with exit code 1");
    }
    assertThat(Files.readAllLines(data("refused").log(Stack.SERVICES)))
        .singleElement()
        .asString()
        .endsWith("refused to start: this service may not Write topic acme.learner-log");
  }

  private static Stack stack(SecuredBroker broker, String role, String folder) throws IOException {
    return stack(broker, role, folder, broker.clientSettings(user(role)).toString());
  }

  private static Stack stack(
      SecuredBroker broker, String role, String folder, String clientSettings) throws IOException {
    DataFolder data = data(folder);
    data.create();
    return new Stack(
        new StackSettings(
            data,
            PORTS,
            "127.0.0.1",
            broker.bootstrap(),
            List.of(role),
            Release.own(),
            Map.of(
                "CROSSOVER_PREFIX", PREFIX,
                "CROSSOVER_ADMIN_SECRET", "the same on each machine",
                "CROSSOVER_PARTITIONS", "2",
                "CROSSOVER_TOPICS_CREATE", "false",
                "CROSSOVER_INSTANCE", role.equals("ingest") ? "" : "the-only-one",
                "CROSSOVER_SESSION_TIMEOUT_MS", "45000",
                "CROSSOVER_MAIL_FROM", "crossover@crossover.example",
                "CROSSOVER_KAFKA_SETTINGS", clientSettings)),
        System.out);
  }

  /** As a user calls it, on a machine without Kafka. */
  private static String print() throws IOException, InterruptedException {
    List<String> command =
        Release.own()
            .commandLine(
                List.of("topics", "print", "--prefix=" + PREFIX, "--partitions=2", "--replicas=1"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }

  private static DataFolder data(String name) {
    return new DataFolder(work.resolve(name));
  }

  private static String user(String role) {
    return "crossover-" + role;
  }
}
