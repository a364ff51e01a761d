package dev.crossover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters of what is only added up: whatever is put back twice counts twice for ever. */
class ITRedriveOnce {

  private static final int LETTERS = 60;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path state;
  private Ingest ingest;
  private List<Posting> admins;

  @BeforeEach
  void start() {
    ingest = new Ingest(state);
    admins = List.of(ingest.admin(), new Posting(ingest.another(), "admin", "admin-secret"));
    for (int i = 0; i < LETTERS; i++) {
      ingest.write(
          new ProducerRecord<>(
              Topics.DEAD_LETTERS.name(),
              i % 2,
              bytes("wiki"),
              bytes("{\"n\":" + i + "}"),
              origin()));
    }
    await().atMost(SOON).until(() -> admins.stream().allMatch(admin -> waiting(admin) == LETTERS));
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  /** Two operators, or one whose request was sent again by a load balancer. */
  @Test
  void twoInstancesThatAreAskedAtOncePutEachBackOnce()
      throws InterruptedException, ExecutionException {
    try (ExecutorService operators = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> asked = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Posting admin = admins.get(i % 2);
        asked.add(operators.submit(() -> redriven(admin)));
      }
      int put = 0;
      for (Future<Integer> answer : asked) {
        put += answer.get();
      }
      // One that was overtaken has put some back and could not say how many.
      assertThat(put).isLessThanOrEqualTo(LETTERS);
    }
    assertThat(ingest.committed(Topics.INTAKE_RESULTS.name()))
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, LETTERS).mapToObj(i -> "{\"n\":" + i + "}").toList());
    await().atMost(SOON).until(() -> admins.stream().allMatch(admin -> waiting(admin) == 0));
  }

  @Test
  void whatIsDiscardedAtOneInstanceWaitsAtNone() {
    HttpResponse<String> nothingSaid = admins.getFirst().post("/v1/dead-letters/discard", "", "");
    assertThat(nothingSaid.statusCode()).isEqualTo(400);
    assertThat(answer(admins.getFirst(), "/v1/dead-letters/discard?id=0-9999").statusCode())
        .isEqualTo(404);
    HttpResponse<String> one = answer(admins.getFirst(), "/v1/dead-letters/discard?id=0-0");
    assertThat(Json.MAPPER.readTree(one.body()).get("discarded").asInt()).isEqualTo(1);
    HttpResponse<String> rest = answer(admins.getLast(), "/v1/dead-letters/discard?all=true");
    assertThat(Json.MAPPER.readTree(rest.body()).get("discarded").asInt()).isEqualTo(LETTERS - 1);
    await().atMost(SOON).until(() -> admins.stream().allMatch(admin -> waiting(admin) == 0));
    assertThat(ingest.committed(Topics.INTAKE_RESULTS.name())).isEmpty();
  }

  private static int redriven(Posting admin) {
    return Json.MAPPER
        .readTree(answer(admin, "/v1/dead-letters/redrive").body())
        .get("redriven")
        .asInt();
  }

  /** The answer of an instance that was not overtaken by the other. */
  private static HttpResponse<String> answer(Posting admin, String path) {
    return await()
        .atMost(SOON)
        .until(() -> admin.post(path, "text/plain", ""), reply -> reply.statusCode() != 503);
  }

  private static int waiting(Posting admin) {
    return Json.MAPPER.readTree(admin.get("/v1/dead-letters").body()).get("total").asInt();
  }

  private static Headers origin() {
    Headers headers = new RecordHeaders();
    Map.of(
            "__streams.errors.topic", Topics.INTAKE_RESULTS.name(),
            "__streams.errors.partition", "1",
            "__streams.errors.offset", "0")
        .forEach((name, value) -> headers.add(name, bytes(value)));
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
