package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.crossover.model.Topics;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** What cannot be read or processed, on the whole product, as its operator sees it. */
@ExtendWith(SharedStack.class)
@Order(2)
class ITDeadLetters {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String WRONG = "nonsense of ada@x.example";

  private final RunningStack stack;

  ITDeadLetters(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void garbageIsSetAsideShownAndPutBackOnce()
      throws IOException, InterruptedException, ExecutionException {
    String learner = "letters-1";
    String roster =
        "learner,name,team,cohort,start\n" + learner + ",Ada,letters,letters,2026-03-02\n";
    Doors.require(stack.doors().admin().post("/v1/roster", "text/csv", roster), "the roster");
    await().atMost(SOON).until(() -> events(learner) == 0);
    try (KafkaProducer<String, String> raw = producer()) {
      int partition = send(raw, Topics.LEARNER_LOG.name(), learner, WRONG).partition();
      send(raw, Topics.UNMATCHED_EVENTS.name(), "an-account", WRONG);
      send(raw, Topics.LEARNER_LOG.name(), learner, "{\"type\":\"something-new\"}");
      stack.post(learner, "active");
      await().atMost(SOON).until(() -> events(learner) == 1);
      await().atMost(SOON).until(() -> waiting().size() == 3);

      assertThat(run("list"))
          .contains("unknown kind something-new", "cannot be read (line 1, column")
          .contains("learner-log/" + partition + "@", "unmatched-events/", "key " + learner)
          .doesNotContain("nonsense", "ada@x.example", "an-account");
      pageShows("unknown kind something-new");

      // As after an upgrade that can read what the version before could not.
      RecordMetadata readable = readable(raw, learner, partition);
      String id = readable.partition() + "-" + readable.offset();
      await().atMost(SOON).until(() -> waiting().contains(id));
      assertThat(run("redrive", id)).contains("put back: 1");
      await().atMost(SOON).until(() -> events(learner) == 2);
      assertThat(run("redrive", id)).contains(id + " was put back before", "put back: 0");

      // What still cannot be read is set aside again, and says so.
      assertThat(run("redrive", "--all")).contains("put back: 3");
      await().atMost(SOON).until(() -> run("list").split("try 2", -1).length == 4);
      assertThat(run("list")).doesNotContain("try 1");
      assertThat(events(learner)).isEqualTo(2);
      assertThat(run("redrive", "9-999999")).contains("there is no dead letter 9-999999");

      // Nobody will ever read it.
      String first = waiting().getLast();
      assertThat(run("discard", first)).contains("discarded: 1");
      assertThat(run("discard", first)).contains(first + " was discarded before", "discarded: 0");
      assertThat(run("discard", "--all")).contains("discarded: 2");
      assertThat(run("list")).contains("nothing waits that was set aside");
      assertThat(run("discard", "9-999999")).contains("there is no dead letter 9-999999");
    }
  }

  private List<String> waiting() throws IOException, InterruptedException {
    return stack
        .doors()
        .admin()
        .get("/v1/dead-letters")
        .json()
        .get("newest")
        .valueStream()
        .map(letter -> letter.get("id").asString())
        .toList();
  }

  private int events(String learner) throws IOException, InterruptedException {
    Answer page = stack.doors().dashboard().get("/api/v1/learners/" + learner);
    return page.ok() ? page.json().get("events").asInt() : -1;
  }

  private void pageShows(String text) throws IOException, InterruptedException {
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/data"));
      page.getByText(text).waitFor();
      assertThat(page.content())
          .contains("./crossover dead-letters redrive")
          .doesNotContain("nonsense");
    }
  }

  /** Puts a letter of a good event where the topology puts letters. */
  private static RecordMetadata readable(
      KafkaProducer<String, String> raw, String learner, int partition)
      throws ExecutionException, InterruptedException {
    String entry =
        """
        {"type":"event","event":{"id":"%s","learner":"%s","source":"test","occurredAt":"%s",\
        "receivedAt":"%s","fact":{"type":"active"}}}\
        """
            .formatted(UUID.randomUUID(), learner, Instant.now(), Instant.now());
    Headers headers = new RecordHeaders();
    Map.of(
            "__streams.errors.topic", Topics.LEARNER_LOG.name(),
            "__streams.errors.partition", String.valueOf(partition),
            "__streams.errors.offset", "0")
        .forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));
    return raw.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, learner, entry, headers))
        .get();
  }

  private static RecordMetadata send(
      KafkaProducer<String, String> raw, String topic, String key, String value)
      throws ExecutionException, InterruptedException {
    return raw.send(new ProducerRecord<>(topic, key, value)).get();
  }

  private KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:" + stack.ports().broker()),
        new StringSerializer(),
        new StringSerializer());
  }

  /** What the command prints, to either stream. */
  private String run(String... command) throws IOException {
    String[] all =
        Stream.of(
                Stream.of("dead-letters"),
                Stream.of(command),
                Stream.of("--url", stack.url("/"), "--key", stack.data().adminSecret()))
            .flatMap(part -> part)
            .toArray(String[]::new);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(said, true, UTF_8));
    try {
      CommandLine line = new CommandLine(new Crossover());
      line.setExecutionExceptionHandler((e, _, _) -> {
        System.out.println(e.getMessage());
        return 1;
      });
      line.execute(all);
    } finally {
      System.setOut(before);
    }
    return said.toString(UTF_8);
  }
}
