package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was refused for a limit comes in once an instance with a higher one owns its source. */
class ITHigherLimit {

  private static final String BATCH = "application/cloudevents-batch+json";

  @TempDir private Path state;

  @Test
  void whatAHigherLimitAllowsComesInWithoutTheSender() {
    try (Ingest ingest = new Ingest(state, "--crossover.ingest.max-events=10")) {
      Posting sender = ingest.sender("bulk");
      assertThat(sender.post("/v1/events", BATCH, events(12)).statusCode()).isEqualTo(413);
      Posting generous = ingest.admin().at(ingest.another("--crossover.ingest.max-events=20"));
      ingest.end(0);
      String path = "/v1/rejected/redrive?source=bulk&reason=too_large";
      HttpResponse<String> done =
          await()
              .until(
                  () -> generous.post(path, "text/plain", ""), reply -> reply.statusCode() != 503);
      assertThat(done.body())
          .isEqualTo("{\"taken\":1,\"accepted\":12,\"duplicates\":0,\"refused\":0}");
      assertThat(generous.post(path, "text/plain", "").body()).contains("\"taken\":0");
      assertThat(ingest.events()).hasSize(12);
    }
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            """
            {"specversion":"1.0", "type":"dev.crossover.active.v1", "source":"urn:bulk", "id":"%d",
             "time":"2026-03-04T10:00:00Z", "data":{"learner":"a1"}}
            """
                ::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
