package dev.crossover.standalone.plain;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One event of the learner log, as its JSON has it.
 *
 * @param id unique for ever
 * @param source by which it came
 * @param at when it occurred
 * @param receivedAt when it came in
 * @param activity what it is about; empty for nothing
 * @param spent time that the sender states; zero where it states none
 * @param kind such as "graded"
 * @param fact the rest of it
 */
public record PlainEvent(
    String id,
    String source,
    Instant at,
    Instant receivedAt,
    String activity,
    Duration spent,
    String kind,
    JsonNode fact) {

  static final Comparator<PlainEvent> IN_ORDER =
      Comparator.comparing(PlainEvent::at).thenComparing(PlainEvent::id);

  private static final Set<String> OWN_WORK =
      Set.of("started", "active", "progressed", "completed", "submitted");

  public static PlainEvent of(JsonNode event) {
    JsonNode fact = event.get("fact");
    return new PlainEvent(
        event.get("id").asString(),
        event.get("source").asString(),
        Instant.parse(event.get("occurredAt").asString()),
        Instant.parse(event.get("receivedAt").asString()),
        event.path("activity").asString(""),
        event.hasNonNull("spent") ? Duration.parse(event.get("spent").asString()) : Duration.ZERO,
        fact.get("type").asString(),
        fact);
  }

  /** Whether the learner did something, and nobody else to them. */
  boolean active() {
    return OWN_WORK.contains(kind) || (kind.equals("graded") && !byPerson());
  }

  boolean byPerson() {
    return fact.path("grader").asString("").equals("PERSON");
  }

  /** Of a grade, 0..1. */
  double score() {
    return fact.hasNonNull("score")
        ? fact.get("score").asDouble()
        : fact.path("passed").asBoolean(false) ? 1 : 0;
  }

  /** Whether a grade is a pass. */
  boolean passes(double passMark) {
    return fact.hasNonNull("passed") ? fact.get("passed").asBoolean() : score() >= passMark;
  }
}
