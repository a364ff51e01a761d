package dev.crossover.wiring;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serde;
import org.springframework.kafka.support.serializer.JacksonJsonSerde;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one form in which records stand on topics: JSON, ISO times and durations, no nulls. Originals
 * within them keep the digits of their numbers.
 */
public final class Json {

  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new IsoInstants())
                  .addDeserializer(LearningEvent.class, new EventReader())
                  .addDeserializer(LogEntry.Happened.class, new HappenedReader()))
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  /** Reads and writes values of one type; the type is known from the topic, not from headers. */
  public static <T> Serde<T> serde(Class<T> type) {
    return new JacksonJsonSerde<T>(type, MAPPER).noTypeInfo().ignoreTypeHeaders();
  }

  private Json() {}
}
