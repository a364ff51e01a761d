package dev.crossover.ingest.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** For the local table to show the marks. */
  private static final Duration SHOWN = Duration.ofSeconds(4);

  private static final byte[] NO_KEY = {};

  private final DeadLetters letters;
  private final LetterBox box;
  private final TableView<Learner> learners;
  private final TableView<VersionedRecord> records;
  private final Installation installation;

  /** Put back by this instance, whether the table shows it yet or not. */
  private final Set<String> published = new HashSet<>();

  PutBack(
      DeadLetters letters,
      LetterBox box,
      TableView<Learner> learners,
      TableView<VersionedRecord> records,
      Installation installation) {
    this.letters = letters;
    this.box = box;
    this.learners = learners;
    this.records = records;
    this.installation = installation;
  }

  /** A letter that was not put back, and why. */
  record Kept(String id, String why) {}

  /**
   * What became of the letters.
   *
   * @param redriven how many were put back
   */
  record Outcome(int redriven, List<Kept> kept) {}

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
    return these(waiting);
  }

  /** Puts these back; one at a time in this instance, so that none comes twice. */
  synchronized Outcome these(List<DeadLetter> asked) {
    List<DeadLetter> waiting = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (DeadLetter letter : asked) {
      DeadLetter now = letters.get(letter.id());
      if (now == null || now.redrivenAt() != null || published.contains(letter.id())) {
        kept.add(new Kept(letter.id(), "was put back before"));
      } else {
        waiting.add(letter);
      }
    }
    List<String> done = new ArrayList<>();
    box.read(
        waiting,
        (letter, content) -> {
          String obstacle = content == null ? "its letter is gone" : putBack(letter, content);
          if (obstacle == null) {
            done.add(letter.id());
            published.add(letter.id());
          } else {
            kept.add(new Kept(letter.id(), obstacle));
          }
        });
    awaitShown(done);
    return new Outcome(done.size(), kept);
  }

  /** Null if it was put back; else why not. */
  private @Nullable String putBack(DeadLetter letter, ConsumerRecord<byte[], byte[]> content) {
    if (!box.has(letter.topic(), letter.partition())) {
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
    Place place = letter.place();
    box.publishTogether(
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

  private void awaitShown(List<String> ids) {
    try {
      long deadline = System.nanoTime() + SHOWN.toNanos();
      for (String id : ids) {
        letters.awaitRedriven(id, Duration.ofNanos(deadline - System.nanoTime()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
