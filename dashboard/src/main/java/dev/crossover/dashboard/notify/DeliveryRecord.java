package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.Topics;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps what became of messages. What was sent and not kept yet is not sent once more for that. */
final class DeliveryRecord {

  private final TopicWriter topics;
  private final Told told;
  private List<Delivery> unkept = List.of();

  DeliveryRecord(TopicWriter topics, Told told) {
    this.topics = topics;
    this.told = told;
  }

  /** Keeps these, and waits until they are known here; what came before must be kept. */
  void keep(List<Delivery> settled) throws IOException, InterruptedException {
    unkept = settled;
    finish();
  }

  /** Keeps what could not be kept before. */
  void finish() throws IOException, InterruptedException {
    if (!unkept.isEmpty()) {
      topics.write(
          Topics.NOTIFICATIONS,
          unkept.stream().collect(Collectors.toMap(Delivery::id, Function.identity())));
      for (Delivery delivery : unkept) {
        told.await(delivery);
      }
      unkept = List.of();
    }
  }
}
