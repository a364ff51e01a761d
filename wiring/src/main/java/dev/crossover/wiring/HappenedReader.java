package dev.crossover.wiring;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads the entries of the log that hold an event, as {@link EventReader} does, and as often. */
final class HappenedReader extends StdDeserializer<LogEntry.Happened> {

  private @Nullable ValueDeserializer<Object> events;

  HappenedReader() {
    super(LogEntry.Happened.class);
  }

  @Override
  public void resolve(DeserializationContext context) {
    events = context.findRootValueDeserializer(context.constructType(LearningEvent.class));
  }

  @Override
  public LogEntry.Happened deserialize(JsonParser in, DeserializationContext context) {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      in.nextToken();
    }
    LearningEvent event = null;
    for (; in.currentToken() == JsonToken.PROPERTY_NAME; in.nextToken()) {
      boolean known = in.currentName().equals("event");
      if (in.nextToken() != JsonToken.VALUE_NULL && known) {
        event = (LearningEvent) Objects.requireNonNull(events).deserialize(in, context);
      } else {
        in.skipChildren(); // of a newer instance
      }
    }
    return event == null
        ? context.reportInputMismatch(this, "an entry of an event needs the event")
        : new LogEntry.Happened(event);
  }
}
