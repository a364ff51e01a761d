package dev.crossover.wiring;

import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads events, of which a log has more than of anything else. Jackson's own way to make a record
 * of nine components takes as long as all the rest of reading one.
 */
final class EventReader extends StdDeserializer<LearningEvent> {

  private static final IsoInstants INSTANTS = new IsoInstants();

  private @Nullable ValueDeserializer<Object> durations;
  private @Nullable ValueDeserializer<Object> facts;

  EventReader() {
    super(LearningEvent.class);
  }

  /** Finds once what it would look for at each event. */
  @Override
  public void resolve(DeserializationContext context) {
    durations = context.findRootValueDeserializer(context.constructType(Duration.class));
    facts = context.findRootValueDeserializer(context.constructType(Fact.class));
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

  private void read(String name, Parts parts, JsonParser in, DeserializationContext context) {
    switch (name) {
      case "id" -> parts.id = text(in, context);
      case "learner" -> parts.learner = text(in, context);
      case "source" -> parts.source = text(in, context);
      case "occurredAt" -> parts.occurredAt = INSTANTS.deserialize(in, context);
      case "receivedAt" -> parts.receivedAt = INSTANTS.deserialize(in, context);
      case "activity" -> parts.activity = text(in, context);
      case "spent" -> parts.spent = (Duration) read(durations, in, context);
      case "spentSoFar" -> parts.spentSoFar = (Duration) read(durations, in, context);
      case "fact" -> parts.fact = (Fact) read(facts, in, context);
      default -> in.skipChildren(); // of a newer instance
    }
  }

  private static Object read(
      @Nullable ValueDeserializer<Object> reader, JsonParser in, DeserializationContext context) {
    return Objects.requireNonNull(reader).deserialize(in, context);
  }

  private static String text(JsonParser in, DeserializationContext context) {
    return in.currentToken() == JsonToken.VALUE_STRING
        ? in.getString()
        : context.readValue(in, String.class); // which says what is wrong
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
