package dev.crossover.ingest.change;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written beside a change, so that both stand or neither. It has the fields that changed;
 * of those that name a person, say why they were away or hold a secret it says no more than that.
 */
@Component
public class Changes {

  /** One key for all: one partition, and so one order. */
  private static final String KEY = "changes";

  private static final Map<String, Set<String>> HIDDEN =
      Map.of(
          "roster", Set.of("name", "mail", "accounts", "leave"),
          "user", Set.of("mail", "passwordHash"),
          "key", Set.of("secretHash"));

  private static final String NOT_SHOWN = "not shown";

  private final Clock clock;

  public Changes(Clock clock) {
    this.clock = clock;
  }

  /**
   * The record of a change.
   *
   * @param what kind of thing
   * @param id of the thing; no address of a person
   * @param before null: there was nothing
   * @param after null: there is nothing any more
   */
  public Message message(String what, String id, @Nullable Object before, @Nullable Object after) {
    JsonNode from = tree(before);
    JsonNode to = tree(after);
    return new Message(
        Topics.CHANGES,
        KEY,
        new Change(
            clock.instant(), Actor.current(), what, id, but(what, from, to), but(what, to, from)));
  }

  /** What messages say that they change. */
  public static List<Change> among(List<Message> messages) {
    return messages.stream()
        .map(Message::value)
        .filter(Change.class::isInstance)
        .map(Change.class::cast)
        .toList();
  }

  private static @Nullable JsonNode tree(@Nullable Object value) {
    return value == null ? null : Json.MAPPER.valueToTree(value);
  }

  /** What one has and the other has not, or otherwise. */
  private static @Nullable JsonNode but(
      String what, @Nullable JsonNode one, @Nullable JsonNode other) {
    Set<String> hidden = HIDDEN.getOrDefault(what, Set.of());
    if (one == null) {
      return null;
    }
    ObjectNode fields = Json.MAPPER.createObjectNode();
    for (String field : new TreeSet<>(one.propertyNames())) {
      JsonNode value = one.get(field);
      if (other == null || !value.equals(other.get(field))) {
        if (hidden.contains(field)) {
          fields.put(field, NOT_SHOWN);
        } else {
          fields.set(field, value);
        }
      }
    }
    return fields;
  }
}
