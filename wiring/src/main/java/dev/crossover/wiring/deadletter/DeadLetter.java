package dev.crossover.wiring.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is told of something that was set aside; nothing of its content.
 *
 * @param id partition and offset of its letter in {@code dead-letters}
 * @param at when it was set aside
 * @param topic it came from; of something stored, the topic by which it is looked at again
 * @param partition it came from
 * @param offset it had there; null for something stored
 * @param key of the record; null where keys may be accounts, or it is none of ours
 * @param exception class name
 * @param reason in a few words
 * @param size bytes of key and value
 * @param tries how often it was set aside
 * @param redrivenAt when it was put back; null if it was not
 * @param discardedAt when somebody said that it need not be put back; null if nobody did
 */
public record DeadLetter(
    String id,
    Instant at,
    String topic,
    int partition,
    @Nullable Long offset,
    @Nullable String key,
    String exception,
    String reason,
    int size,
    int tries,
    @Nullable Instant redrivenAt,
    @Nullable Instant discardedAt) {

  private static final String UNKNOWN = "unknown";

  /** Topics whose keys are ids of learners or names of sources. */
  private static final Set<Topic> KEYS_SHOWN = Set.of(Topics.LEARNER_LOG, Topics.INTAKE_RESULTS);

  private static final Pattern SHOWABLE = Pattern.compile("[\\p{Alnum}._:@+/-]{1,80}");

  /** Where a letter stands in {@code dead-letters}. */
  public record Place(int partition, long offset) {

    /**
     * Reads an id.
     *
     * @return null if it is none
     */
    public static @Nullable Place parse(String id) {
      String[] parts = id.split("-", -1);
      try {
        return parts.length == 2
            ? new Place(Integer.parseUnsignedInt(parts[0]), Long.parseUnsignedLong(parts[1]))
            : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }

    @Override
    public String toString() {
      return partition + "-" + offset;
    }
  }

  static DeadLetter of(
      Installation installation,
      Place place,
      Instant at,
      byte[] key,
      byte @Nullable [] value,
      Headers headers) {
    String topic =
        Objects.requireNonNullElse(LetterHeaders.text(headers, LetterHeaders.TOPIC), UNKNOWN);
    return new DeadLetter(
        place.toString(),
        at,
        topic,
        LetterHeaders.number(headers, LetterHeaders.PARTITION, 0),
        LetterHeaders.number(headers, LetterHeaders.OFFSET),
        LetterHeaders.hasKey(headers) && keysShown(installation, topic) ? shown(key) : null,
        Objects.requireNonNullElse(LetterHeaders.text(headers, LetterHeaders.EXCEPTION), UNKNOWN),
        Objects.requireNonNullElse(
            LetterHeaders.text(headers, LetterHeaders.REASON), "the log says why"),
        key.length + (value == null ? 0 : value.length),
        LetterHeaders.number(headers, LetterHeaders.TRIES, 0) + 1,
        null,
        null);
  }

  private static boolean keysShown(Installation installation, String topic) {
    return KEYS_SHOWN.stream().anyMatch(t -> installation.topic(t).equals(topic));
  }

  private static @Nullable String shown(byte[] key) {
    String text = new String(key, UTF_8);
    return SHOWABLE.matcher(text).matches() ? text : null;
  }

  /** Where its letter stands. */
  public Place place() {
    return Objects.requireNonNull(Place.parse(id));
  }

  /** Whether it is about something stored, and no record. */
  public boolean stored() {
    return offset == null && !topic.equals(UNKNOWN);
  }

  /** Whether it waits to be put back. */
  public boolean waits() {
    return redrivenAt == null && discardedAt == null;
  }

  DeadLetter redriven(Instant when) {
    return ended(when, discardedAt);
  }

  /** The same as a mark leaves it that it need not be put back. */
  public DeadLetter discarded(Instant when) {
    return ended(redrivenAt, when);
  }

  private DeadLetter ended(@Nullable Instant redriven, @Nullable Instant discarded) {
    return new DeadLetter(
        id, at, topic, partition, offset, key, exception, reason, size, tries, redriven, discarded);
  }
}
