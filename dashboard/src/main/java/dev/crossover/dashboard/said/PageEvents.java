package dev.crossover.dashboard.said;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.record.User;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Sends what users say on a page on its way to the learner's log, as events like any other. */
@Component
public class PageEvents {

  private static final Logger log = LoggerFactory.getLogger(PageEvents.class);
  private static final MediaType EVENT = MediaType.valueOf("application/cloudevents+json");
  private static final String DOOR = "/v1/events";

  private final IngestCalls ingest;
  private final Clock clock;

  PageEvents(IngestCalls ingest, Clock clock) {
    this.ingest = ingest;
    this.clock = clock;
  }

  /**
   * Sends one; the answer is for who said it.
   *
   * @param kind such as {@code submitted}
   * @param unit that it is about; null for none
   * @param after moment of what it is about; a sender's clock may be ahead
   * @param data adds what the kind has beside learner and activity
   * @throws IllegalArgumentException if no event can be about the unit
   */
  public ResponseEntity<Map<String, Object>> send(
      String kind,
      String learner,
      @Nullable Unit unit,
      @Nullable Instant after,
      Consumer<ObjectNode> data) {
    ObjectNode about = Json.MAPPER.createObjectNode();
    about.put("learner", learner);
    if (unit != null) {
      about.put("activity", activity(unit));
    }
    data.accept(about);
    Instant now = clock.instant();
    ObjectNode event =
        Json.MAPPER
            .createObjectNode()
            .put("specversion", "1.0")
            .put("type", "dev.crossover." + kind + ".v1")
            .put("source", "urn:crossover:dashboard")
            .put("id", UUID.randomUUID().toString())
            .put("time", (after != null && after.isAfter(now) ? after : now).toString())
            // No event names anybody; the hash of an address can be compared.
            .put("actor", User.key(Viewer.current().mail()));
    event.set("data", about);
    try {
      IngestCalls.Reply reply = ingest.post(DOOR, EVENT, event.toString(), Viewer.current().mail());
      if (reply.status() == HttpStatus.OK.value()) {
        return ResponseEntity.noContent().build();
      }
      if (reply.status() == HttpStatus.BAD_REQUEST.value()) {
        return Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
      }
      log.warn("the ingest service answers an event with {}", reply.status());
    } catch (IOException e) {
      log.warn("the ingest service does not answer: {}", e.getMessage());
    }
    return Problem.reply(
        HttpStatus.SERVICE_UNAVAILABLE,
        "away",
        "The service that keeps it does not answer. Look whether it was taken, and try again.");
  }

  private static String activity(Unit unit) {
    return unit.activities().stream()
        .filter(a -> a.indexOf('*') < 0)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unit: only patterns lead to it; its own source does this"));
  }
}
