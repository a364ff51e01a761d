package dev.crossover.wiring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Says up to which moment a local table shows everything, whoever wrote it: it asks the brokers
 * where the topic ends, and waits until the table has read that far. With a topic whose records
 * carry the broker's time, everything stored before that moment is there.
 */
public final class CaughtUp implements AutoCloseable {

  private static final long BROKER_SECONDS = 2;

  private final String topic;
  private final ReadPosition position;
  private final Admin admin;
  private final Clock clock;
  private volatile Map<TopicPartition, OffsetSpec> partitions = Map.of();
  private volatile Instant through = Instant.EPOCH;

  /**
   * Asks about one topic.
   *
   * @param topic its name on the cluster
   * @param position how far the table has read
   * @param admin closed with this
   */
  public CaughtUp(String topic, ReadPosition position, Admin admin, Clock clock) {
    this.topic = topic;
    this.position = position;
    this.admin = admin;
    this.clock = clock;
  }

  /** To be called once before the table is read, so that what it then finds there counts. */
  public void beforeReading() {
    Map<Integer, Long> ends = ends();
    if (ends != null) {
      position.startsAfter(ends);
    }
  }

  /**
   * The moment before which everything is shown; the newest that can be had within the time.
   *
   * @return the past where the table lags or no broker answers
   */
  public Instant through(Duration within) {
    Instant asked = clock.instant();
    try {
      Map<Integer, Long> ends = ends();
      if (ends != null && position.await(ends, within)) {
        advance(asked);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return through;
  }

  private synchronized void advance(Instant to) {
    through = to.isAfter(through) ? to : through;
  }

  private Map<TopicPartition, OffsetSpec> partitions()
      throws ExecutionException, InterruptedException, TimeoutException {
    if (partitions.isEmpty()) {
      partitions =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(BROKER_SECONDS, TimeUnit.SECONDS)
              .values()
              .stream()
              .flatMap(t -> t.partitions().stream())
              .collect(
                  Collectors.toMap(
                      p -> new TopicPartition(topic, p.partition()), _ -> OffsetSpec.latest()));
    }
    return partitions;
  }

  private @Nullable Map<Integer, Long> ends() {
    try {
      return admin
          .listOffsets(partitions())
          .all()
          .get(BROKER_SECONDS, TimeUnit.SECONDS)
          .entrySet()
          .stream()
          .collect(Collectors.toMap(e -> e.getKey().partition(), e -> e.getValue().offset()));
    } catch (ExecutionException | TimeoutException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(BROKER_SECONDS));
  }
}
