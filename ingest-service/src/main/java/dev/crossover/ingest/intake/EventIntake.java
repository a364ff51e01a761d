package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

  private static final Logger log = LoggerFactory.getLogger(EventIntake.class);

  private final EventIndex index;
  private final AccountOwners owners;
  private final Publisher publisher;
  private final IntakeCounts counts;
  private final Clock clock;

  EventIntake(
      EventIndex index,
      AccountOwners owners,
      Publisher publisher,
      IntakeCounts counts,
      Clock clock) {
    this.index = index;
    this.owners = owners;
    this.publisher = publisher;
    this.counts = counts;
    this.clock = clock;
  }

  /** Finds the learner who owns an account, if the roster says so. */
  @FunctionalInterface
  public interface AccountOwners {
    @Nullable String learner(Account account);
  }

  /**
   * What became of a batch.
   *
   * @param accepted new events
   * @param duplicates events that were here before, within this batch too
   */
  public record Taken(int accepted, int duplicates) {}

  /**
   * Takes a batch whole or not at all.
   *
   * @throws Refused if an id is taken by other content; nothing is stored then
   * @throws KafkaAway if Kafka did not acknowledge; the sender must repeat the batch
   */
  public Taken accept(List<Candidate> batch) {
    Instant now = clock.instant();
    batch.forEach(c -> EventBounds.check(c, now));
    try (var _ = index.claim(batch.stream().map(Candidate::id).toList())) {
      Map<String, Candidate> fresh = new LinkedHashMap<>();
      for (Candidate c : batch) {
        String known = knownDigest(c, fresh);
        if (known == null) {
          fresh.put(c.id(), c);
        } else if (!known.equals(c.digest())) {
          throw new Refused(
              RejectReason.CONFLICT, "id", c.id() + " was received before with other content");
        }
      }
      Map<String, Owner> batchOwners = new HashMap<>();
      fresh
          .values()
          .forEach(c -> Optional.ofNullable(c.owner()).ifPresent(o -> batchOwners.put(c.id(), o)));
      List<Received> originals =
          fresh.values().stream()
              .map(c ->
                  new Received(
                      c.id(), c.digest(), c.door(), c.source(), now, c.owner(), c.original()))
              .toList();
      List<Message> first = events(fresh.values(), batchOwners);
      fresh.values().forEach(c -> first.addAll(c.kept()));
      publisher.publish(first);
      publisher.publish(
          originals.stream().map(r -> new Message(Topics.RECEIVED_EVENTS, r.id(), r)).toList());
      index.remember(originals);
      Taken taken = new Taken(fresh.size(), batch.size() - fresh.size());
      if (!batch.isEmpty()) {
        counts.taken(batch.getFirst().source(), taken, now);
      }
      return taken;
    }
  }

  /** Keeps and counts what was refused. Kafka being away then is no reason to fail the reply. */
  public void refuse(String source, Door door, Refused why, String original) {
    counts.refused(source, why.reason());
    Rejected rejected =
        new Rejected(
            source, door, clock.instant(), why.reason(), why.field(), why.getMessage(), original);
    try {
      publisher.publish(List.of(new Message(Topics.REJECTED_EVENTS, source, rejected)));
    } catch (KafkaAway e) {
      log.warn("a rejected event of source {} could not be kept: Kafka is away", source);
    }
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
    List<Message> messages = new ArrayList<>();
    for (Candidate c : fresh) {
      LearningEvent event = c.event();
      Owner owner = event == null ? null : owner(c, event, batchOwners);
      if (event != null && owner != null) {
        messages.add(message(event, owner));
      }
    }
    return messages;
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

  private Message message(LearningEvent event, Owner owner) {
    return switch (owner) {
      case Owner.ByLearner by ->
          new Message(Topics.LEARNING_EVENTS, by.learner(), event.of(by.learner()));
      case Owner.ByAccount by -> {
        String learner = owners.learner(by.account());
        yield learner == null
            ? new Message(Topics.UNMATCHED_EVENTS, by.account().key(), event)
            : new Message(Topics.LEARNING_EVENTS, learner, event.of(learner));
      }
    };
  }
}
