package dev.crossover.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.deadletter.LetterTurns.Outcome;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.RecordContent.UnknownContent;
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
   * @throws dev.crossover.ingest.intake.KafkaAway if Kafka did not acknowledge; what was not
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
    if (!turn.has(letter.topic(), letter.partition())) {
      return "the partition it came from is not there, or this service may not write to it";
    }
    byte[] key = LetterHeaders.hasKey(content.headers()) ? content.key() : null;
    byte[] value = content.value();
    Headers headers = LetterHeaders.again(content.headers(), letter.tries());
    if (letter.stored() || tellsOfRoster(letter.topic(), value)) {
      // What came since is newer than what stands in the letter.
      value = lookAgain(letter.topic(), key == null ? "" : new String(key, UTF_8));
      if (value == null) {
        return "the roster has nobody under its key";
      }
      RecordForm.mark(
          is(Topics.RECORDS, letter.topic()) ? Topics.RECORDS : Topics.LEARNER_LOG, headers);
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

  /** What the roster says, once more; null if it says nothing. */
  private byte @Nullable [] lookAgain(String topic, String key) {
    if (is(Topics.LEARNER_LOG, topic)) {
      Learner learner = learners.get(key);
      return learner == null
          ? null
          : Json.MAPPER
              .writerFor(LogEntry.class)
              .writeValueAsBytes(new LogEntry.Enrolled(learner.enrolment()));
    }
    VersionedRecord record = is(Topics.RECORDS, topic) ? records.get(key) : null;
    return record == null || record.content() instanceof UnknownContent
        ? null
        : Json.MAPPER.writeValueAsBytes(record);
  }

  /** Whether it is a record that only says what the roster says: an enrolment, or an owner. */
  private boolean tellsOfRoster(String topic, byte @Nullable [] value) {
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
