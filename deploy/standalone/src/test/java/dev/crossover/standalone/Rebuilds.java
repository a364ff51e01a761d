package dev.crossover.standalone;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import tools.jackson.databind.JsonNode;

/** Rebuilds of what a product knows, none of which may change anything or send a message. */
final class Rebuilds {

  private static final String ANALYTICS = "crossover-analytics";
  private static final String WAITING = "crossover_notifications_waiting";

  /** An episode opens when so long nothing came, and needs a tick and a commit then. */
  private static final Duration REST = RestartedServices.SETTLE.plusSeconds(4);

  private static final Duration RESTS_WITHIN = Duration.ofMinutes(6);
  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(30);

  /** Learners whose pages are compared. */
  private static final int PAGES = 24;

  private final String name;
  private final RestartedServices services;
  private final BrokerContent broker;
  private List<Long> written = List.of();

  /**
   * Rebuilds of a product.
   *
   * @param name of its data, for what is printed
   */
  Rebuilds(String name, RestartedServices services, BrokerContent broker) {
    this.name = name;
    this.services = services;
    this.broker = broker;
  }

  /** What is deleted between a stop and a start. */
  private interface Deletion {
    void run() throws IOException, ExecutionException, InterruptedException;
  }

  /** Deletes all that is derived within the topology, then state alone, then all once more. */
  void changeNothing() throws IOException, ExecutionException, InterruptedException {
    awaitRest();
    Map<String, List<Bytes>> history = byEpisode(broker.records(Topics.STALL_EPISODES));
    assertThat(history).isNotEmpty();
    rebuild("internal topics and state deleted, offsets at the beginning", this::forget, history);
    rebuild("state folder emptied", services::emptyState, Map.of());
    Map<String, Integer> gone = new CompactedTopics(broker, services.bootstrap()).compact();
    System.out.println(name + ", records that compaction took away: " + gone);
    assertThat(gone.get(Topics.STALL_EPISODES.name())).isPositive();
    assertThat(gone.get(Topics.LEARNER_PROGRESS.name())).isPositive();
    rebuild("the same as at first, after compaction", this::forget, history);
  }

  private void forget() throws IOException, ExecutionException, InterruptedException {
    assertThat(broker.forget(ANALYTICS)).isPositive();
    services.emptyState();
  }

  /**
   * One rebuild.
   *
   * @param changes what it must say of each episode, in this order
   */
  private void rebuild(String how, Deletion deletion, Map<String, List<Bytes>> changes)
      throws IOException, ExecutionException, InterruptedException {
    Standing before = Standing.of(services, broker);
    assertThat(before.mails()).isPositive();
    Map<String, JsonNode> answers = before.answers(services.doors(), PAGES);
    Map<TopicPartition, Long> end = broker.ends(Topics.STALL_EPISODES);

    services.stop();
    deletion.run();
    services.start();
    awaitRest();

    Standing after = Standing.of(services, broker);
    System.out.printf(
        "%s, %s: episodes %d before, %d after (%d changes said again); messages %d before, %d"
            + " after; %d learners and %d answers compared%n",
        name,
        how,
        before.episodes().size(),
        after.episodes().size(),
        changes.values().stream().mapToInt(List::size).sum(),
        before.mails(),
        after.mails(),
        after.progress().size(),
        answers.size());
    after.assertSameAs(before);
    assertThat(byEpisode(broker.records(end))).isEqualTo(changes);
    await()
        .atMost(SHOWS_WITHIN)
        .untilAsserted(() ->
            assertThat(differences(answers, after.answers(services.doors(), PAGES))).isEmpty());
  }

  private static List<String> differences(
      Map<String, JsonNode> before, Map<String, JsonNode> after) {
    assertThat(after.keySet()).isEqualTo(before.keySet());
    List<String> all = new ArrayList<>();
    before.forEach((path, answer) ->
        all.addAll(AnswerDifferences.between(path, answer, after.getOrDefault(path, answer))));
    return all;
  }

  private static Map<String, List<Bytes>> byEpisode(List<ConsumerRecord<String, byte[]>> records) {
    return records.stream()
        .collect(groupingBy(ConsumerRecord::key, mapping(r -> Bytes.wrap(r.value()), toList())));
  }

  /** Everything is read, every episode announced, and for a while nothing more was written. */
  private void awaitRest() {
    await()
        .atMost(RESTS_WITHIN)
        .during(REST)
        .pollInterval(Duration.ofMillis(500))
        .until(this::rests);
  }

  private boolean rests() throws ExecutionException, InterruptedException {
    List<Long> now =
        List.of(
            end(broker.ends(Topics.LEARNER_PROGRESS)),
            end(broker.ends(Topics.STALL_EPISODES)),
            end(broker.ends(Topics.NOTIFICATIONS)),
            (long) services.mails());
    boolean same = now.equals(written);
    written = now;
    return same && broker.lag(ANALYTICS) == 0 && waiting() == 0;
  }

  /** Messages that are not sent yet. */
  private double waiting() {
    try {
      return services
          .doors()
          .dashboard()
          .get("/actuator/prometheus")
          .body()
          .lines()
          .filter(line -> line.startsWith(WAITING))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static long end(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }
}
