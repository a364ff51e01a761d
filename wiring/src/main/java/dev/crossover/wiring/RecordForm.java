package dev.crossover.wiring;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.crossover.model.Topic;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * The version of a durable record's form: the header {@code v}, on each record of a topic with
 * {@link Topic#isDurable}. Where it is missing, the form is the first one. A form that is newer
 * than this instance is not read as if it were its own: such a record is set aside, or kept as
 * bytes by a local table, until an instance comes that knows it.
 */
public final class RecordForm {

  static final String HEADER = "v";

  /** Headers of a record that is now written to the topic. */
  public static Headers headers(Topic topic) {
    return mark(topic, new RecordHeaders());
  }

  /** Says in these headers that the record is written to the topic now, whatever it was made of. */
  public static Headers mark(Topic topic, Headers headers) {
    return mark(topic, topic.form(), headers);
  }

  /** Says in these headers that the record is in that form of the topic, as its bytes are kept. */
  public static Headers mark(Topic topic, int form, Headers headers) {
    headers.remove(HEADER);
    return topic.isDurable()
        ? headers.add(HEADER, String.valueOf(form).getBytes(US_ASCII))
        : headers;
  }

  /** The form that a record says it has. */
  static int of(Headers headers) {
    Header said = headers.lastHeader(HEADER);
    if (said == null) {
      return 1;
    }
    String form = said.value() == null ? "" : new String(said.value(), US_ASCII);
    return form.matches("[1-9]\\d{0,5}") ? Integer.parseInt(form) : Integer.MAX_VALUE;
  }

  /**
   * Refuses a form that is newer than this instance.
   *
   * @throws NewerForm if it is
   */
  static void require(Topic topic, int form) {
    if (topic.isDurable() && form > topic.form()) {
      throw new NewerForm();
    }
  }

  /**
   * Refuses a record whose form is newer than this instance, where the serde did not: what is not
   * for the reader is to be left out first.
   *
   * @throws SerializationException if it is
   */
  public static void require(Topic topic, Headers headers) {
    require(topic, of(headers));
  }

  /** Reads and writes the topic's values, and the versions of their form. */
  public static <T> Serde<T> serde(Topic topic, Serde<T> values) {
    Serializer<T> out = values.serializer();
    Deserializer<T> in = values.deserializer();
    return Serdes.serdeFrom(
        new Serializer<T>() {
          @Override
          public byte[] serialize(String name, T value) {
            return out.serialize(name, value);
          }

          @Override
          public byte[] serialize(String name, Headers headers, T value) {
            return out.serialize(name, mark(topic, headers), value);
          }
        },
        new Deserializer<T>() {
          @Override
          public T deserialize(String name, byte[] bytes) {
            return in.deserialize(name, bytes);
          }

          @Override
          public T deserialize(String name, Headers headers, byte[] bytes) {
            if (bytes != null) {
              require(topic, of(headers));
            }
            return in.deserialize(name, headers, bytes);
          }
        });
  }

  /** A record was written by a newer instance, in a form that this one does not know. */
  static final class NewerForm extends SerializationException implements PlainReason {

    private static final long serialVersionUID = 1L;

    NewerForm() {
      super("written in a newer form");
    }

    @Override
    public String reason() {
      return "written in a newer form";
    }
  }

  private RecordForm() {}
}
