package dev.crossover.bench.topology;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** A Kafka Streams client that rests until its turn comes. */
final class Contestant implements AutoCloseable {

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
  private static final Duration DRAINS_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

  /** How long one piece of a wait is, after which a failure is noticed. */
  private static final Duration NOTICED_WITHIN = Duration.ofSeconds(1);

  private final String application;
  private final Admin admin;
  private final KafkaStreams streams;
  private final Watch watch;
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Starts it, and returns when it rests.
   *
   * @param output the topic on which its figures show
   */
  Contestant(Topology topology, Properties properties, Admin admin, String output)
      throws InterruptedException {
    this.application = properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
    this.admin = admin;
    // Not with the service's patient clients: one that was paused would begin half a second late.
    this.streams = new KafkaStreams(topology, properties);
    streams.setUncaughtExceptionHandler(e -> {
      failure.set(e);
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    });
    this.watch = new Watch(properties.getProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG), output);
    streams.start();
    long end = System.nanoTime() + STARTS_WITHIN.toNanos();
    while (streams.state() != KafkaStreams.State.RUNNING) {
      requireNoFailure();
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(application + " is not running but " + streams.state());
      }
      Thread.sleep(LOOK_EVERY);
    }
    streams.pause();
  }

  Watch watch() {
    return watch;
  }

  void work() {
    streams.resume();
  }

  /** Lets it finish what it has begun, and then rest. */
  void rest() throws InterruptedException {
    rest(DRAINS_WITHIN);
  }

  /** The same, but lets it work on for no longer than this. */
  void rest(Duration within) throws InterruptedException {
    drain(within);
    streams.pause();
  }

  /**
   * Waits for what shows.
   *
   * @return when the last of it was seen, by {@link System#nanoTime}
   * @throws IllegalStateException if it does not come in time, or the client has failed
   */
  long await(Watch.Expected expected, Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      Long shown = expected.shownWithin(NOTICED_WITHIN);
      if (shown != null) {
        return shown;
      }
      requireNoFailure();
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(
            "%s has not shown %d keys after %d s"
                .formatted(application, expected.missing(), within.toSeconds()));
      }
    }
  }

  /**
   * Waits until all that it reads, its own repartition topics included, is read and committed, or
   * the time is over: a client may never come to an end.
   */
  private void drain(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    try {
      while (lag() > 0 && System.nanoTime() - end < 0) {
        requireNoFailure();
        Thread.sleep(LOOK_EVERY);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private long lag() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(application).partitionsToOffsetAndMetadata().get();
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    read.keySet().forEach(p -> ends.put(p, OffsetSpec.latest()));
    var offsets = admin.listOffsets(ends).all().get();
    return read.entrySet().stream()
        .filter(e -> e.getValue() != null)
        .mapToLong(e -> offsets.get(e.getKey()).offset() - e.getValue().offset())
        .sum();
  }

  private void requireNoFailure() {
    Throwable e = failure.get();
    if (e != null) {
      throw new IllegalStateException(application + " has failed", e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    watch.close();
    streams.close(STOPS_WITHIN);
    streams.cleanUp();
  }
}
