package dev.crossover.ingest.record;

import dev.crossover.ingest.change.Actor;
import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.intake.Visible;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.Topics;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What people type: reads, and changes under an optimistic lock. */
@Service
public class VersionedRecords {

  private final TableView<VersionedRecord> table;
  private final Publisher publisher;
  private final Changes log;

  VersionedRecords(TableView<VersionedRecord> table, Publisher publisher, Changes log) {
    this.table = table;
    this.publisher = publisher;
    this.log = log;
  }

  /** What stands under a key; null if there is nothing, or something of another kind. */
  public <C extends RecordContent> @Nullable C find(String key, Class<C> kind) {
    VersionedRecord found = record(key, kind);
    return found == null ? null : kind.cast(found.content());
  }

  /** The same with its version. */
  public @Nullable VersionedRecord record(String key, Class<? extends RecordContent> kind) {
    VersionedRecord found = table.get(key);
    return found != null && kind.isInstance(found.content()) ? found : null;
  }

  /** All records of a kind; those of a newer form of it are not among them. */
  public List<VersionedRecord> ofKind(String kind) {
    return table.keyed(RecordContent.key(kind, ""));
  }

  /**
   * A change of a record.
   *
   * @param seen the version that is replaced; 0 for none
   * @param to null deletes the record
   */
  public record RecordChange(String key, int seen, @Nullable RecordContent to) {}

  /** Makes one change; see {@link #change(List)}. */
  public void change(String key, int seen, @Nullable RecordContent to) {
    change(List.of(new RecordChange(key, seen, to)));
  }

  /**
   * Makes all of the changes or none, and returns when they show here.
   *
   * @throws Refused with {@link RejectReason#CONFLICT} if another version of one stands there now,
   *     or one that only a newer instance can read
   * @throws dev.crossover.ingest.request.KafkaAway if Kafka did not acknowledge
   */
  public synchronized void change(List<RecordChange> changes) {
    for (RecordChange change : changes) {
      if (version(change.key()) != change.seen()) {
        throw new Refused(
            RejectReason.CONFLICT, "version", "the record was changed meanwhile; read it again");
      }
    }
    List<Message> messages = new ArrayList<>();
    for (RecordChange change : changes) {
      messages.add(next(change.key(), change.to()));
      messages.add(logged(change));
    }
    publisher.publishTogether(messages);
    awaitShown(messages);
  }

  /** Two keys are told apart by their public halves, two users by the hashes of their addresses. */
  private Message logged(RecordChange change) {
    VersionedRecord before = table.get(change.key());
    int slash = change.key().indexOf('/');
    String kind = change.key().substring(0, slash);
    return log.message(
        kind.equals(ApiKey.KIND) ? "key" : kind,
        change.key().substring(slash + 1),
        before == null ? null : before.content(),
        change.to());
  }

  /**
   * The record that replaces what stands under a key, to be published by whoever decided so.
   *
   * @throws Refused if only a newer instance can read what stands there
   */
  public Message next(String key, @Nullable RecordContent to) {
    if (to instanceof RecordContent.UnknownContent) {
      throw new IllegalArgumentException("what is not known cannot be written");
    }
    return new Message(
        Topics.RECORDS,
        key,
        to == null ? null : new VersionedRecord(version(key) + 1, Actor.current(), to));
  }

  /** Waits until those of the messages that are records show here. */
  public void awaitShown(List<Message> messages) {
    messages.stream()
        .filter(message -> message.topic().equals(Topics.RECORDS))
        .forEach(m -> Visible.await(table, m.key(), (VersionedRecord) m.value()));
  }

  private int version(String key) {
    if (table.isUnread(key)) {
      throw new Refused(
          RejectReason.CONFLICT, "version", "a newer instance wrote the record; ask that one");
    }
    VersionedRecord stands = table.get(key);
    return stands == null ? 0 : stands.version();
  }
}
