package dev.crossover.wiring;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The short form of records that are derived from the log and written often: CBOR (RFC 8949), each
 * record an array of its components in their order, times in milliseconds where these are exact,
 * else in seconds and nanoseconds. Components are only ever added at the end. Equal values have
 * equal bytes in every process: sets are written in the order of their elements.
 */
public final class Compact {

  private static final int NANOS_OF_MILLI = 1_000_000;

  private static final CBORMapper MAPPER =
      CBORMapper.builder()
          .annotationIntrospector(new RecordsAsArrays())
          // What an older instance wrote ends before the components that were added since.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new InstantOut())
                  .addDeserializer(Instant.class, new InstantIn())
                  .addSerializer(Duration.class, new DurationOut())
                  .addDeserializer(Duration.class, new DurationIn())
                  .addSerializer(LocalDate.class, new DayOut())
                  .addDeserializer(LocalDate.class, new DayIn())
                  .addSerializer(new SetOut()))
          .build();

  /** The bytes of a value. */
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * The value of some bytes.
   *
   * @throws SerializationException if they are none of that type
   */
  public static <T> T read(byte[] bytes, int from, Class<T> type) {
    try {
      return MAPPER.readValue(bytes, from, bytes.length - from, type);
    } catch (JacksonException e) {
      throw new SerializationException("no " + type.getSimpleName(), e);
    }
  }

  /** Reads and writes values of one type; null stays null. */
  public static <T> Serde<T> serde(Class<T> type) {
    return Serdes.serdeFrom((topic, value) -> bytes(value), (topic, bytes) -> value(bytes, type));
  }

  @SuppressWarnings("NullAway") // Kafka's serializers carry null through
  private static byte[] bytes(@Nullable Object value) {
    return value == null ? null : write(value);
  }

  @SuppressWarnings("NullAway")
  private static <T> T value(byte @Nullable [] bytes, Class<T> type) {
    return bytes == null ? null : read(bytes, 0, type);
  }

  @SuppressWarnings("serial") // never serialised
  private static final class RecordsAsArrays extends JacksonAnnotationIntrospector {

    private static final JsonFormat.Value ARRAY = JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY);

    @Override
    public JsonFormat.Value findFormat(MapperConfig<?> config, Annotated annotated) {
      return annotated instanceof AnnotatedClass && annotated.getRawType().isRecord()
          ? ARRAY
          : super.findFormat(config, annotated);
    }
  }

  /** The JDK's immutable sets have another order in each process. */
  private static final class SetOut extends StdSerializer<Set<?>> {

    SetOut() {
      super(Set.class);
    }

    @Override
    public void serialize(Set<?> value, JsonGenerator out, SerializationContext context) {
      Object[] elements = value.toArray();
      Arrays.sort(elements);
      out.writeStartArray(value, elements.length);
      for (Object element : elements) {
        context.writeValue(out, element);
      }
      out.writeEndArray();
    }
  }

  private static final class InstantOut extends StdSerializer<Instant> {

    InstantOut() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      if (value.getNano() % NANOS_OF_MILLI == 0) {
        out.writeNumber(value.toEpochMilli());
      } else {
        out.writeStartArray();
        out.writeNumber(value.getEpochSecond());
        out.writeNumber(value.getNano());
        out.writeEndArray();
      }
    }
  }

  private static final class InstantIn extends StdDeserializer<Instant> {

    InstantIn() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
        return Instant.ofEpochMilli(in.getLongValue());
      }
      if (!in.isExpectedStartArrayToken()) {
        return (Instant) context.handleUnexpectedToken(getValueType(context), in);
      }
      long seconds = in.nextLongValue(0);
      Instant instant = Instant.ofEpochSecond(seconds, in.nextLongValue(0));
      in.nextToken();
      return instant;
    }
  }

  private static final class DurationOut extends StdSerializer<Duration> {

    DurationOut() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration value, JsonGenerator out, SerializationContext context) {
      if (value.toNanosPart() % NANOS_OF_MILLI == 0) {
        out.writeNumber(value.toMillis());
      } else {
        out.writeString(value.toString());
      }
    }
  }

  private static final class DurationIn extends StdDeserializer<Duration> {

    DurationIn() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser in, DeserializationContext context) {
      return in.currentToken() == JsonToken.VALUE_NUMBER_INT
          ? Duration.ofMillis(in.getLongValue())
          : Duration.parse(in.getString());
    }
  }

  private static final class DayOut extends StdSerializer<LocalDate> {

    DayOut() {
      super(LocalDate.class);
    }

    @Override
    public void serialize(LocalDate value, JsonGenerator out, SerializationContext context) {
      out.writeNumber(value.toEpochDay());
    }
  }

  private static final class DayIn extends StdDeserializer<LocalDate> {

    DayIn() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser in, DeserializationContext context) {
      return LocalDate.ofEpochDay(in.getLongValue());
    }
  }

  private Compact() {}
}
