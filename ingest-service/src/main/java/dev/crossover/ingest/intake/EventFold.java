package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.ledger.Derived;
import dev.crossover.ingest.ledger.Draft;
import dev.crossover.ingest.ledger.LoggedRequest;
import dev.crossover.ingest.ledger.RequestFold;
import dev.crossover.ingest.ledger.RowKey;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.Remarked;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Folds requests at the doors of events: what is new gets its rows, and its event goes on to the
 * learner's log. Nothing is checked again: what was taken stays taken.
 */
@Component
class EventFold implements RequestFold {

  private static final char LAST_NUMBER = 'q';

  private final Map<Door, DoorReader> readers = new EnumMap<>(Door.class);
  private final Map<Door, ItemIndex> indexes = new EnumMap<>(Door.class);
  private final KnownAccounts accounts;

  EventFold(List<DoorReader> readers, List<ItemIndex> indexes, KnownAccounts accounts) {
    readers.forEach(reader -> this.readers.put(reader.door(), reader));
    indexes.forEach(index -> this.indexes.put(index.door(), index));
    this.accounts = accounts;
  }

  @Override
  public Set<String> kinds() {
    return Stream.of(Door.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Verdict fold(Entry entry, Draft rows, Derived derived) {
    LoggedRequest request = entry.request();
    LoggedRequest.Head head = request.head();
    String source = request.source();
    if (head.repeats() != null) {
      Taken taken = new Taken(0, head.repeats());
      derived.add(_ -> List.of(result(source, entry, taken, null, null)));
      return new Verdict(taken, List.of(), null);
    }
    Door door = Door.valueOf(head.kind());
    List<Candidate> batch =
        entry.read() instanceof ReadBatch read ? read.events() : candidates(door, request);
    List<Verdict.Item> items = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      LoggedRequest.Item said = head.items().get(i);
      Candidate c = batch.get(i);
      items.add(new Verdict.Item(said.id(), said.digest(), c.owner(), c.event(said.id())));
    }
    KnownItems known = new KnownItems(source, rows);
    Verdict verdict =
        Verdict.of(
            known,
            door,
            head.at(),
            items,
            entry.offset(),
            () -> number(source, rows, entry.stored()));
    if (verdict.conflict() != null) {
      return verdict;
    }
    for (int i : verdict.fresh()) {
      Verdict.Item item = items.get(i);
      Known stands = Objects.requireNonNull(known.find(item.id()));
      ItemIndex index = indexes.get(door);
      if (index != null) {
        index.put(new ItemIndex.Put(source, item.id(), stands, batch.get(i), head), rows);
      }
      unindex(source, item.voids(), known, rows);
      follow(item, known, derived);
    }
    Duration delay = delay(verdict.fresh().stream().map(items::get).toList(), head.at());
    Remarked remarked = remarked(verdict.fresh().stream().map(batch::get).toList(), head.at());
    derived.add(_ -> List.of(result(source, entry, verdict.taken(), delay, remarked)));
    return verdict;
  }

  private List<Candidate> candidates(Door door, LoggedRequest request) {
    LoggedRequest.Head head = request.head();
    List<Candidate> batch =
        Objects.requireNonNull(readers.get(door))
            .read(Posted.taken(request.source(), request.body(), head.context(), head.at()));
    if (batch.size() != head.items().size()) {
      throw new SerializationException("a request that holds not what it says");
    }
    return batch;
  }

  private void unindex(String source, @Nullable String target, KnownItems known, Draft rows) {
    Known taken = target == null ? null : known.find(target);
    ItemIndex index = taken == null ? null : indexes.get(taken.door());
    if (target != null && taken != null && index != null && taken.voided()) {
      index.voided(source, target, taken, rows);
    }
  }

  private static long number(String source, Draft rows, Instant stored) {
    byte[] key = RowKey.of(source, LAST_NUMBER, "");
    byte[] last = rows.get(key);
    long number =
        Math.max(
            stored.toEpochMilli() << Known.BITS_WITHIN_A_MILLISECOND,
            last == null ? 0 : ByteBuffer.wrap(last).getLong() + 1);
    rows.put(key, ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return number;
  }

  /** A voiding speaks of whoever the voided event belongs to, not of who voids it. */
  private void follow(Verdict.Item item, KnownItems known, Derived derived) {
    LearningEvent event = item.event();
    if (event == null) {
      return;
    }
    Known about = known.find(event.fact() instanceof Fact.Voided(var target) ? target : item.id());
    boolean isVoiding = event.fact() instanceof Fact.Voided;
    // What was taken back before it came has never been; what stands is not taken back.
    if (about == null || about.owner() == null || about.voided() != isVoiding) {
      return;
    }
    Owner owner = about.owner();
    derived.add(tables -> accounts.in(tables).messages(event, owner));
  }

  private static @Nullable Remarked remarked(List<Candidate> fresh, Instant at) {
    List<Remark> first = fresh.stream().flatMap(c -> c.remarks().apply(1).stream()).toList();
    return first.isEmpty()
        ? null
        : new Remarked(first.size(), at, first.getLast().field(), first.getLast().message());
  }

  private static Derived.Message result(
      String source,
      Entry entry,
      Taken taken,
      @Nullable Duration delay,
      @Nullable Remarked remarked) {
    return new Derived.Message(
        Topics.INTAKE_RESULTS,
        source,
        new IntakeResult(
            entry.request().head().at(),
            taken.accepted(),
            taken.duplicates(),
            delay,
            null,
            entry.offset(),
            remarked));
  }

  private static @Nullable Duration delay(List<Verdict.Item> fresh, Instant at) {
    return fresh.stream()
        .map(Verdict.Item::event)
        .filter(Objects::nonNull)
        .map(event -> Duration.between(event.occurredAt(), at))
        .map(late -> late.isNegative() ? Duration.ZERO : late)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
