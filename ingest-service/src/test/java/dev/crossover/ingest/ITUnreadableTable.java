package dev.crossover.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that a local table cannot read has no letter, so it must be counted. */
class ITUnreadableTable {

  @TempDir private Path state;

  @Test
  void whatATableCannotReadIsCountedByTopic() {
    try (Ingest ingest = new Ingest(state)) {
      assertThat(metrics(ingest))
          .as("none, and not unknown")
          .contains(count("rejected-events", 0), count("source-status", 0));
      write(ingest, "{");
      write(ingest, "[]");
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> metrics(ingest).contains(count("source-status", 2)));
      assertThat(metrics(ingest)).contains(count("rejected-events", 0));
    }
  }

  private static void write(Ingest ingest, String value) {
    ingest.write(
        new ProducerRecord<>(
            Topics.SOURCE_STATUS.name(), 0, "wiki".getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  private static String count(String topic, int records) {
    return "crossover_table_unreadable_total{topic=\"%s\"} %d.0".formatted(topic, records);
  }

  private static String metrics(Ingest ingest) {
    return ingest.admin().get("/actuator/prometheus").body();
  }
}
