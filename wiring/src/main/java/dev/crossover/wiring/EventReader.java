package dev.crossover.wiring;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads events, of which a log has more than of anything else. Jackson's own way to make a record
 * of nine components takes as long as all the rest of reading one.
 */
final class EventReader extends StdDeserializer<LearningEvent> {

  EventReader() {
    super(LearningEvent.class);
  }

  /** What was read so far. */
  private static final class Parts {
    @Nullable String id;
    @Nullable String learner;
    @Nullable String source;
    @Nullable Instant occurredAt;
    @Nullable Instant receivedAt;
    @Nullable String activity;
    @Nullable Duration spent;
    @Nullable Duration spentSoFar;
    @Nullable Fact fact;
  }

  @Override
  public LearningEvent deserialize(JsonParser in, DeserializationContext context) {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      in.nextToken();
    }
    Parts parts = new Parts();
    for (; in.currentToken() == JsonToken.PROPERTY_NAME; in.nextToken()) {
      String name = in.currentName();
      if (in.nextToken() != JsonToken.VALUE_NULL) {
        read(name, parts, in, context);
      }
    }
    return event(parts, context);
  }

  private static void read(
      String name, Parts parts, JsonParser in, DeserializationContext context) {
    switch (name) {
      case "id" -> parts.id = context.readValue(in, String.class);
      case "learner" -> parts.learner = context.readValue(in, String.class);
      case "source" -> parts.source = context.readValue(in, String.class);
      case "occurredAt" -> parts.occurredAt = context.readValue(in, Instant.class);
      case "receivedAt" -> parts.receivedAt = context.readValue(in, Instant.class);
      case "activity" -> parts.activity = context.readValue(in, String.class);
      case "spent" -> parts.spent = context.readValue(in, Duration.class);
      case "spentSoFar" -> parts.spentSoFar = context.readValue(in, Duration.class);
      case "fact" -> parts.fact = context.readValue(in, Fact.class);
      default -> in.skipChildren(); // of a newer instance
    }
  }

  private LearningEvent event(Parts p, DeserializationContext context) {
    if (p.id == null
        || p.source == null
        || p.occurredAt == null
        || p.receivedAt == null
        || p.fact == null) {
      return context.reportInputMismatch(
          this, "an event needs id, source, occurredAt, receivedAt and fact");
    }
    try {
      return new LearningEvent(
          p.id,
          p.learner,
          p.source,
          p.occurredAt,
          p.receivedAt,
          p.activity,
          p.spent,
          p.spentSoFar,
          p.fact);
    } catch (IllegalArgumentException e) {
      throw context.instantiationException(LearningEvent.class, e);
    }
  }
}
