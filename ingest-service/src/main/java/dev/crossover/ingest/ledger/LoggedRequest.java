package dev.crossover.ingest.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A request as it stands in {@code requests}: the value is its body as it came, unpacked; a header
 * says what is not in there.
 *
 * @param source who posted it; the key
 * @param head what is not in the body
 * @param body not copied
 * @param header the head as it stands in the record; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LoggedRequest(String source, Head head, byte[] body, byte[] header) {

  /** Name of the record's header that holds the {@link Head}, as JSON. */
  private static final String HEAD = "request";

  /** Name of the header of what an owner appends to learn where the log ends. */
  private static final String CLAIM = "claim";

  private static final Topic TOPIC = Topics.REQUESTS;

  /**
   * What a request is beside its body.
   *
   * @param id names the request
   * @param kind which fold reads it
   * @param at when it came
   * @param context headers and parameters that are needed to read the body, by name
   * @param items what the body holds, in its order; the fold reads no more of them than this says
   * @param repeats items that were known before, and that the body therefore does not hold; null
   *     where it holds all
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Head(
      String id,
      String kind,
      Instant at,
      Map<String, String> context,
      List<Item> items,
      @Nullable Integer repeats) {

    public Head {
      // In one order, so that equal heads have equal bytes.
      context =
          Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(context, Map.of())));
      items = List.copyOf(Objects.requireNonNullElse(items, List.of()));
    }
  }

  /**
   * One thing that a request brings.
   *
   * @param id under which it is known in its source
   * @param digest of its content, to tell a repeat from a conflict
   */
  public record Item(String id, String digest) {}

  /** A request that is to be logged. */
  public LoggedRequest(String source, Head head, byte[] body) {
    this(source, head, body, Json.MAPPER.writeValueAsBytes(head));
  }

  /** Bytes of head and body. */
  public long size() {
    return (long) body.length + header.length;
  }

  /** Whether a record is this request. */
  boolean isRecord(byte[] value, Headers headers) {
    Header read = headers.lastHeader(HEAD);
    return read != null && Arrays.equals(header, read.value()) && Arrays.equals(body, value);
  }

  ProducerRecord<byte[], byte[]> record(String topic, int partition) {
    Headers headers = RecordForm.headers(TOPIC).add(HEAD, header);
    return new ProducerRecord<>(topic, partition, utf8(source), body, headers);
  }

  static ProducerRecord<byte[], byte[]> claim(String topic, int partition) {
    Headers headers = RecordForm.headers(TOPIC).add(CLAIM, new byte[0]);
    return new ProducerRecord<>(topic, partition, new byte[0], new byte[0], headers);
  }

  static boolean isClaim(Headers headers) {
    return headers.lastHeader(CLAIM) != null;
  }

  /**
   * Reads a record.
   *
   * @throws SerializationException if it cannot be read, or is of a newer form
   */
  static LoggedRequest of(byte[] key, byte[] value, Headers headers) {
    RecordForm.require(TOPIC, headers);
    Header head = headers.lastHeader(HEAD);
    String source = new String(key, StandardCharsets.UTF_8);
    if (head == null) {
      throw new SerializationException("a request without head");
    }
    try {
      return new LoggedRequest(
          source, Json.MAPPER.readValue(head.value(), Head.class), value, head.value());
    } catch (JacksonException e) {
      throw new SerializationException("a head that is no JSON", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
