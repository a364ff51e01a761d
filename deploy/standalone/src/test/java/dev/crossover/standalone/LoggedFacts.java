package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.plain.PlainCohort;
import dev.crossover.standalone.plain.PlainEvent;
import dev.crossover.standalone.plain.PlainLog;
import dev.crossover.standalone.plain.PlainPerson;
import dev.crossover.standalone.plain.PlainPlan;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What stands on the broker, read as plain JSON: the learner log, the plans, the names, and what
 * waits or was set aside. None of the product's classes reads it.
 */
final class LoggedFacts {

  private static final Set<String> MARKS =
      Set.of("crossover.dead-letter.redriven", "crossover.dead-letter.discarded");

  private final PlainLog log = new PlainLog();
  private final Map<String, String> names = new TreeMap<>();
  private final Map<String, PlainEvent> waiting = new TreeMap<>();
  private final Set<String> accounts = new HashSet<>();
  private final Set<String> refusedSources;
  private final int letters;

  /** Reads everything. */
  LoggedFacts(RunningStack stack) throws ExecutionException, InterruptedException {
    try (BrokerContent broker = new BrokerContent("127.0.0.1:" + stack.ports().broker())) {
      newest(broker, Topics.PLANS)
          .forEach((key, plan) ->
              log.add(key, Api.JSON.createObjectNode().put("type", "plan").set("plan", plan)));
      newest(broker, Topics.PEOPLE)
          .forEach((id, learner) -> names.put(id, learner.get("name").asString()));
      for (ConsumerRecord<String, byte[]> entry : broker.records(Topics.LEARNER_LOG)) {
        json(entry.value()).ifPresent(json -> log.add(entry.key(), json));
      }
      Set<String> known = log.events().stream().map(PlainEvent::id).collect(Collectors.toSet());
      for (ConsumerRecord<String, byte[]> record : broker.records(Topics.UNMATCHED_EVENTS)) {
        json(record.value())
            .filter(event -> event.has("fact") && !known.contains(event.get("id").asString()))
            .ifPresent(event -> {
              waiting.put(event.get("id").asString(), PlainEvent.of(event));
              accounts.add(record.key());
            });
      }
      refusedSources =
          newest(broker, Topics.REJECTED_EVENTS).values().stream()
              .map(refused -> refused.get("source").asString())
              .collect(Collectors.toSet());
      letters = letters(broker.records(Topics.DEAD_LETTERS));
    }
  }

  private static Map<String, JsonNode> newest(BrokerContent broker, Topic topic)
      throws ExecutionException, InterruptedException {
    Map<String, JsonNode> rows = new TreeMap<>();
    broker
        .newest(topic)
        .forEach((key, value) -> json(value.get()).ifPresent(row -> rows.put(key, row)));
    return rows;
  }

  /** Other tests leave records there that nobody can read. */
  private static Optional<JsonNode> json(byte[] value) {
    try {
      JsonNode json = value == null ? null : Api.JSON.readTree(new String(value, UTF_8));
      return json == null || !json.isObject() ? Optional.empty() : Optional.of(json);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Letters that no mark says were put back or thrown away. */
  private static int letters(List<ConsumerRecord<String, byte[]>> records) {
    Set<String> waits = new HashSet<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      String ended = null;
      for (Header header : record.headers()) {
        ended = MARKS.contains(header.key()) ? new String(header.value(), UTF_8) : ended;
      }
      if (ended == null) {
        waits.add(record.partition() + "/" + record.offset());
      } else {
        waits.remove(record.partition() + "/" + ended);
      }
    }
    return waits.size();
  }

  /** Those of one cohort, as they stand now. */
  PlainCohort cohort(String name) {
    return new PlainCohort(
        log.people(names).stream().filter(p -> p.cohort().equals(name)).toList(), Instant.now());
  }

  /** Somebody of the demo. */
  static PlainPerson named(PlainCohort cohort, String name) {
    return cohort.people().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  List<PlainPlan> plans() {
    return log.plans();
  }

  /** Events of learners, and of accounts that nobody claimed. */
  private Stream<PlainEvent> sent() {
    return Stream.concat(log.events().stream(), waiting.values().stream());
  }

  /** Who sent something; what people say on a page comes from no source. */
  Set<String> sources() {
    return sent()
        .map(PlainEvent::source)
        .filter(source -> !source.equals(LearningEvent.BY_PAGE))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Different events that a source sent. */
  int sentBy(String source) {
    return (int) sent().filter(event -> event.source().equals(source)).count();
  }

  /** When the newest event of a source came in. */
  Instant newestOf(String source) {
    return sent()
        .filter(event -> event.source().equals(source))
        .map(PlainEvent::receivedAt)
        .max(Instant::compareTo)
        .orElseThrow();
  }

  /** Accounts whose events wait for an owner. */
  int accountsOfNobody() {
    return accounts.size();
  }

  /** Activities that learners named and no plan does. */
  int activitiesInNoPlan() {
    List<PlainPlan> plans = plans();
    return (int)
        log.events().stream()
            .map(PlainEvent::activity)
            .filter(activity -> !activity.isEmpty())
            .distinct()
            .filter(activity -> plans.stream().noneMatch(plan -> plan.names(activity)))
            .count();
  }

  Set<String> refusedSources() {
    return refusedSources;
  }

  /** What was set aside and waits. */
  int setAside() {
    return letters;
  }
}
