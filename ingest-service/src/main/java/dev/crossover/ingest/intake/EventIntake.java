package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.learner.Account;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.record.AccountOwner;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where all doors meet: decides whether an event is new, a repeat or a conflict, finds whose it is,
 * publishes, and counts. It returns only after Kafka has acknowledged.
 *
 * <p>The event is published before the original. If the process dies in between, the sender gets no
 * reply, sends again, and the fold drops the second copy by its id. The other way round the
 * original would make the repeat look known, and the event would be lost.
 */
@Component
public class EventIntake {

  private final EventIndex index;
  private final KnownAccounts accounts;
  private final Publisher publisher;
  private final IntakeCounts counts;
  private final Rejects rejects;
  private final Clock clock;
  private final int maxEvents;

  EventIntake(
      EventIndex index,
      KnownAccounts accounts,
      Publisher publisher,
      IntakeCounts counts,
      Rejects rejects,
      Clock clock,
      @Value("${crossover.ingest.max-events}") int maxEvents) {
    this.index = index;
    this.accounts = accounts;
    this.publisher = publisher;
    this.counts = counts;
    this.rejects = rejects;
    this.clock = clock;
    this.maxEvents = maxEvents;
  }

  /**
   * What became of a batch.
   *
   * @param accepted new events
   * @param duplicates events that were here before, within this batch too
   */
  public record Taken(int accepted, int duplicates) {}

  /**
   * What a door answers from.
   *
   * @param batch what was read
   * @param taken what became of it
   */
  public record Result(List<Candidate> batch, Taken taken) {}

  /** Reads the body of a request; it may be too large. */
  @FunctionalInterface
  public interface Reading {
    Posted posted() throws IOException;
  }

  /**
   * Reads a request and takes all of it or nothing; what is refused is kept and counted.
   *
   * @throws Refused naming what is wrong, that an id is taken by other content, or that it would
   *     void what another source posted
   * @throws KafkaAway if Kafka did not acknowledge; the sender must repeat the request
   */
  public Result take(String source, DoorReader reader, Reading request) throws IOException {
    Posted posted = new Posted(source, new byte[0], Map.of());
    try {
      Posted read = request.posted();
      posted = read;
      List<Candidate> batch = Refused.reading(() -> reader.read(read));
      return new Result(batch, accept(source, batch));
    } catch (Refused e) {
      IntakeLog.refused(source, reader.door(), e.reason());
      rejects.keep(posted, reader.door(), e);
      throw e;
    }
  }

  /**
   * Takes a batch whole or not at all.
   *
   * @throws Refused if an id is taken by other content, or it would void what another source
   *     posted; nothing is stored then
   * @throws KafkaAway if Kafka did not acknowledge; the sender must repeat the batch
   */
  Taken accept(String source, List<Candidate> batch) {
    if (batch.size() > maxEvents) {
      throw new Refused(RejectReason.TOO_LARGE, null, "more events than the limit of " + maxEvents);
    }
    Instant now = clock.instant();
    batch.forEach(c -> EventBounds.check(c, now));
    try (var _ = index.claim(batch.stream().map(Candidate::id).toList())) {
      Map<String, Candidate> fresh = fresh(batch);
      fresh.values().forEach(this::requireOwnTarget);
      publishEvents(fresh);
      int accepted = fresh.isEmpty() ? 0 : publishReceived(fresh, now);
      Taken taken = new Taken(accepted, batch.size() - accepted);
      if (!batch.isEmpty()) {
        counts.taken(source, taken);
        publisher.publish(
            List.of(new Message(Topics.INTAKE_RESULTS, source, result(now, taken, fresh))));
      }
      Decided.mark();
      IntakeLog.taken(source, batch, taken);
      return taken;
    }
  }

  private Map<String, Candidate> fresh(List<Candidate> batch) {
    Map<String, Candidate> fresh = new LinkedHashMap<>();
    for (Candidate c : batch) {
      String known = knownDigest(c, fresh);
      if (known == null) {
        fresh.put(c.id(), c);
      } else if (!known.equals(c.digest())) {
        throw conflict(c);
      }
    }
    return fresh;
  }

  /**
   * A source may take back only what it posted itself. A target that is not here yet is looked at
   * again by whoever lets the voiding take effect.
   */
  private void requireOwnTarget(Candidate c) {
    if (c.event() == null || !(c.event().fact() instanceof Fact.Voided voided)) {
      return;
    }
    Received target = index.find(voided.event());
    if (target != null && !target.source().equals(c.source())) {
      throw new Refused(
          RejectReason.FORBIDDEN,
          "object",
          "was posted by another source; only that one can void " + voided.event());
    }
  }

  private void publishEvents(Map<String, Candidate> fresh) {
    Map<String, Owner> batchOwners = new HashMap<>();
    fresh
        .values()
        .forEach(c -> Optional.ofNullable(c.owner()).ifPresent(o -> batchOwners.put(c.id(), o)));
    List<Message> messages = events(fresh.values(), batchOwners);
    fresh.values().forEach(c -> messages.addAll(c.kept()));
    publisher.publish(messages);
  }

  /** Returns how many of them nobody else has brought meanwhile, through another instance. */
  private int publishReceived(Map<String, Candidate> fresh, Instant now) {
    String request = UUID.randomUUID().toString();
    publisher.publish(
        fresh.values().stream()
            .map(c ->
                new Message(
                    Topics.RECEIVED_EVENTS,
                    c.id(),
                    new Received(
                        c.id(),
                        request,
                        c.digest(),
                        c.door(),
                        c.source(),
                        now,
                        c.owner(),
                        c.original())))
            .toList());
    int accepted = 0;
    for (Candidate c : fresh.values()) {
      Received first = index.settled(c.id());
      if (first.request().equals(request)) {
        accepted++;
      } else if (!first.digest().equals(c.digest())) {
        // What Kafka keeps of a key in the end is its last record: that must be the first one, too.
        publisher.publish(List.of(new Message(Topics.RECEIVED_EVENTS, c.id(), first)));
        throw conflict(c);
      }
    }
    return accepted;
  }

  private static IntakeResult result(Instant now, Taken taken, Map<String, Candidate> fresh) {
    Duration delay =
        fresh.values().stream()
            .map(Candidate::event)
            .filter(Objects::nonNull)
            .map(event -> Duration.between(event.occurredAt(), now))
            .map(late -> late.isNegative() ? Duration.ZERO : late)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new IntakeResult(now, taken.accepted(), taken.duplicates(), delay, null);
  }

  private static Refused conflict(Candidate c) {
    return new Refused(
        RejectReason.CONFLICT, "id", c.id() + " was received before with other content");
  }

  private @Nullable String knownDigest(Candidate c, Map<String, Candidate> fresh) {
    Candidate sameBatch = fresh.get(c.id());
    if (sameBatch != null) {
      return sameBatch.digest();
    }
    Received before = index.find(c.id());
    return before == null ? null : before.digest();
  }

  private List<Message> events(Iterable<Candidate> fresh, Map<String, Owner> batchOwners) {
    // A set, so that an account of several events is published once.
    Set<Message> messages = new LinkedHashSet<>();
    for (Candidate c : fresh) {
      LearningEvent event = c.event();
      Owner owner = event == null ? null : owner(c, event, batchOwners);
      if (event != null && owner != null) {
        messages.addAll(messages(event, owner));
      }
    }
    return new ArrayList<>(messages);
  }

  /** A voiding speaks of whoever the voided event belongs to, not of who voids it. */
  private @Nullable Owner owner(Candidate c, LearningEvent event, Map<String, Owner> batchOwners) {
    if (!(event.fact() instanceof Fact.Voided voided)) {
      return c.owner();
    }
    Owner inBatch = batchOwners.get(voided.event());
    Received target = index.find(voided.event());
    if (inBatch == null && target != null) {
      return target.owner();
    }
    // The target may come later; the fold remembers what was voided.
    return inBatch == null ? c.owner() : inBatch;
  }

  private List<Message> messages(LearningEvent event, Owner owner) {
    return switch (owner) {
      case Owner.ByLearner by -> List.of(happened(by.learner(), event));
      case Owner.ByAccount by -> {
        String learner = accounts.owner(by.account());
        yield learner == null ? waiting(by.account(), event) : List.of(happened(learner, event));
      }
    };
  }

  /**
   * An event that waits is kept for ever, so it names its account by a hash alone. What the hash
   * means is a record of its own, which can be deleted.
   */
  private List<Message> waiting(Account account, LearningEvent event) {
    String key = AccountOwner.key(account);
    Message waits = new Message(Topics.UNMATCHED_EVENTS, key, event);
    return accounts.seen(account)
        ? List.of(waits)
        : List.of(new Message(Topics.SEEN_ACCOUNTS, key, account), waits);
  }

  private static Message happened(String learner, LearningEvent event) {
    return new Message(Topics.LEARNER_LOG, learner, new LogEntry.Happened(event.of(learner)));
  }
}
