package dev.crossover.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetter;
import dev.crossover.wiring.deadletter.DeadLetter.Place;
import dev.crossover.wiring.deadletter.DeadLetters;
import dev.crossover.wiring.deadletter.LetterHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;

/**
 * Puts what was set aside back on the partition that it came from, byte for byte. In the same
 * transaction a mark is put behind its letter, so that the next call passes it over. What fails
 * again is a new letter, which says how often it has failed.
 */
@Service
class PutBack {

  private static final byte[] NO_KEY = {};

  private final DeadLetters letters;
  private final LetterTurns turns;
  private final TableView<Learner> learners;
  private final TableView<VersionedRecord> records;
  private final Installation installation;

  PutBack(
      DeadLetters letters,
      LetterTurns turns,
      TableView<Learner> learners,
      TableView<VersionedRecord> records,
      Installation installation) {
    this.letters = letters;
    this.turns = turns;
    this.learners = learners;
    this.records = records;
    this.installation = installation;
  }

  /**
   * Puts back those that wait, oldest first. What is stored is looked at before records come again
   * that may have failed because of it.
   *
   * @throws dev.crossover.ingest.request.KafkaAway if Kafka did not acknowledge; what was not
   *     reached yet waits
   */
  Outcome all(int most) {
    List<DeadLetter> waiting = new ArrayList<>(letters.oldest(most));
    waiting.sort(Comparator.comparing(letter -> !letter.stored()));
    return turns.each(waiting, DeadLetter::waits, this::putBack);
  }

  /** Puts these back, each once; also one that was discarded. */
  Outcome these(List<DeadLetter> asked) {
    return turns.each(asked, letter -> letter.redrivenAt() == null, this::putBack);
  }

  /** Null if it was put back; else why not. */
  private @Nullable String putBack(DeadLetter letter, LetterBox.Turn turn) {
    Place place = letter.place();
    ConsumerRecord<byte[], byte[]> content = turn.read(place.partition(), place.offset());
    if (content == null) {
      return "its letter is gone";
    }
    if (LetterHeaders.isNewer(content.headers())) {
      return "a newer instance set it aside; ask that one";
    }
    if (!turn.has(letter.topic(), letter.partition())) {
      return "the partition it came from is not there, or this service may not write to it";
    }
    byte[] key = LetterHeaders.hasKey(content.headers()) ? content.key() : null;
    byte[] value = content.value();
    Headers headers = LetterHeaders.again(content.headers(), letter.tries());
    if (letter.stored() || standsInTable(letter.topic(), value)) {
      // What came since is newer than what stands in the letter.
      Standing now = standing(letter.topic(), key == null ? "" : new String(key, UTF_8), headers);
      if (now.missing() != null) {
        return now.missing();
      }
      value = now.value();
    }
    turn.publishTogether(
        List.of(
            new ProducerRecord<>(letter.topic(), letter.partition(), key, value, headers),
            new ProducerRecord<>(
                content.topic(),
                place.partition(),
                NO_KEY,
                null,
                LetterHeaders.redriven(place.offset()))));
    return null;
  }

  /**
   * What stands under a key now.
   *
   * @param missing why there is nothing to publish; null if there is
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Standing(byte @Nullable [] value, @Nullable String missing) {}

  /**
   * Looks up what stands under a key now.
   *
   * @param headers get the version of its form
   */
  private Standing standing(String topic, String key, Headers headers) {
    boolean record = is(Topics.RECORDS, topic);
    if (record ? records.isUnread(key) : learners.isUnread(key)) {
      return new Standing(null, "a newer instance wrote what stands under its key; ask that one");
    }
    if (record) {
      // Its own bytes, with what this instance does not know of.
      byte[] row = records.bytes(key);
      RecordForm.mark(Topics.RECORDS, records.form(key), headers);
      return new Standing(row, row == null ? "its record was deleted" : null);
    }
    Learner learner = is(Topics.LEARNER_LOG, topic) ? learners.get(key) : null;
    if (learner == null) {
      return new Standing(null, "the roster has nobody under its key");
    }
    RecordForm.mark(Topics.LEARNER_LOG, headers);
    return new Standing(
        Json.MAPPER
            .writerFor(LogEntry.class)
            .writeValueAsBytes(new LogEntry.Enrolled(learner.enrolment())),
        null);
  }

  /** Whether a table says what holds now: it is an enrolment, or a record of {@code records}. */
  private boolean standsInTable(String topic, byte @Nullable [] value) {
    if (!is(Topics.LEARNER_LOG, topic) || value == null) {
      return is(Topics.RECORDS, topic);
    }
    try {
      return Json.MAPPER.readValue(value, LogEntry.class) instanceof LogEntry.Enrolled;
    } catch (JacksonException e) {
      return false;
    }
  }

  private boolean is(Topic topic, String name) {
    return installation.topic(topic).equals(name);
  }
}
