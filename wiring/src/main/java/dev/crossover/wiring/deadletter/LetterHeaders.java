package dev.crossover.wiring.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.model.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the headers of {@code dead-letters}: what Kafka Streams writes there (KIP-1034),
 * and what we add to it.
 */
public final class LetterHeaders {

  static final String TOPIC = "__streams.errors.topic";
  static final String PARTITION = "__streams.errors.partition";
  static final String OFFSET = "__streams.errors.offset";
  static final String EXCEPTION = "__streams.errors.exception";

  /** Why, without anything of the content. */
  static final String REASON = "crossover.dead-letter.reason";

  /** That the record had no key; Kafka Streams would pass over such a letter in a global table. */
  static final String NO_KEY = "crossover.dead-letter.no-key";

  /** How often the record was set aside before it was put back. */
  static final String TRIES = "crossover.dead-letter.tries";

  /** On a mark: offset of the letter on the same partition that was put back. */
  static final String REDRIVEN = "crossover.dead-letter.redriven";

  /** On a mark: offset of the letter on the same partition that nobody wants to put back. */
  static final String DISCARDED = "crossover.dead-letter.discarded";

  /** The version of what we add, since a letter's own {@code v} is that of the record in it. */
  static final String FORM = "crossover.dead-letter.v";

  private static final List<String> OURS = List.of("__streams.errors.", "crossover.dead-letter.");
  private static final byte[] NONE = {};

  /** A letter as Kafka Streams made it, with the reason and, where there was none, a key. */
  public static List<ProducerRecord<byte[], byte[]>> addressed(
      List<ProducerRecord<byte[], byte[]>> letters, Throwable failure) {
    return letters.stream().map(letter -> addressed(letter, failure)).toList();
  }

  private static ProducerRecord<byte[], byte[]> addressed(
      ProducerRecord<byte[], byte[]> letter, Throwable failure) {
    Headers headers = letter.headers();
    // Those that the record itself came with are not ours, but for the tries.
    List.of(REASON, NO_KEY, REDRIVEN, DISCARDED).forEach(headers::remove);
    formed(headers).add(REASON, bytes(SetAsideReason.of(failure)));
    if (letter.key() != null) {
      return letter;
    }
    headers.add(NO_KEY, NONE);
    return new ProducerRecord<>(
        letter.topic(), letter.partition(), letter.timestamp(), NONE, letter.value(), headers);
  }

  /**
   * Headers of a letter about something stored. Instead of an offset it has the topic on which an
   * entry for its key has the stored thing looked at again.
   *
   * @param topic on which
   * @param partition whose state it is
   * @param reason why, without anything of the content
   */
  public static Headers stored(String topic, int partition, Class<?> exception, String reason) {
    return formed(new RecordHeaders())
        .add(TOPIC, bytes(topic))
        .add(PARTITION, bytes(String.valueOf(partition)))
        .add(EXCEPTION, bytes(exception.getName()))
        .add(REASON, bytes(reason));
  }

  /**
   * Headers of the record that is put back: those it came with, and how often it was set aside.
   *
   * @param letter of its dead letter
   */
  public static Headers again(Headers letter, int tries) {
    Headers again = new RecordHeaders();
    for (Header header : letter) {
      if (OURS.stream().noneMatch(header.key()::startsWith)) {
        again.add(header);
      }
    }
    return again.add(TRIES, bytes(String.valueOf(tries)));
  }

  /** Headers of the mark that a letter was put back. */
  public static Headers redriven(long offset) {
    return formed(new RecordHeaders()).add(REDRIVEN, bytes(String.valueOf(offset)));
  }

  private static Headers formed(Headers headers) {
    headers.remove(FORM);
    return headers.add(FORM, bytes(String.valueOf(Topics.DEAD_LETTERS.form())));
  }

  /** Headers of the mark that a letter is to be put back no more. */
  public static Headers discarded(long offset) {
    return formed(new RecordHeaders()).add(DISCARDED, bytes(String.valueOf(offset)));
  }

  /** Offset of the letter that a mark says was put back; null for anything else. */
  public static @Nullable Long putBack(Headers mark) {
    return number(mark, REDRIVEN);
  }

  /** Offset of the letter that a mark says was discarded; null for anything else. */
  public static @Nullable Long discardedLetter(Headers mark) {
    return number(mark, DISCARDED);
  }

  /** Whether the record that the letter is about had a key. */
  public static boolean hasKey(Headers letter) {
    return letter.lastHeader(NO_KEY) == null;
  }

  /** Whether a newer instance wrote the letter, in a form that this one does not know. */
  public static boolean isNewer(Headers letter) {
    return number(letter, FORM, 1) > Topics.DEAD_LETTERS.form();
  }

  static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  static @Nullable Long number(Headers headers, String name) {
    String text = text(headers, name);
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static int number(Headers headers, String name, int otherwise) {
    return Objects.requireNonNullElse(number(headers, name), (long) otherwise).intValue();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private LetterHeaders() {}
}
