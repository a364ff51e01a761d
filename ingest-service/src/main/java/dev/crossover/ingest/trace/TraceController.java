package dev.crossover.ingest.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.intake.EventIndex;
import dev.crossover.ingest.intake.KnownAccounts;
import dev.crossover.ingest.intake.Owner;
import dev.crossover.ingest.intake.Received;
import dev.crossover.ingest.intake.TopicHistory;
import dev.crossover.ingest.trace.EventTrace.Kind;
import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.ActivityMap.Place;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.TableView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/**
 * Tells where one event has come to; for the administrator. The log is read from the time at which
 * the event came, so it is for a question now and then.
 */
@RestController
class TraceController {

  /** By how much the clocks of broker and service may differ. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  /** Shorter than a client waits, which would ask once more. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static final long AFTER_SECONDS = 2;

  private final EventIndex index;
  private final KnownAccounts accounts;
  private final TableView<Plan> plans;
  private final TopicHistory history;
  private final Semaphore oneAtATime = new Semaphore(1);

  TraceController(
      EventIndex index, KnownAccounts accounts, TableView<Plan> plans, TopicHistory history) {
    this.index = index;
    this.accounts = accounts;
    this.plans = plans;
    this.history = history;
  }

  @GetMapping("/v1/trace")
  ResponseEntity<?> trace(@RequestParam("id") String id) throws IOException {
    Received received = index.find(id);
    if (received == null) {
      return Problem.reply(
          HttpStatus.NOT_FOUND,
          "not_found",
          "nothing was received under that id; that of a CloudEvent is its source, # and its id");
    }
    boolean ofAccount = received.owner() instanceof Owner.ByAccount;
    boolean waits =
        received.owner() instanceof Owner.ByAccount(var account) && accounts.owner(account) == null;
    if (!oneAtATime.tryAcquire()) {
      return Problem.later(
          HttpStatus.TOO_MANY_REQUESTS, AFTER_SECONDS, "busy", "one event is traced at a time");
    }
    try {
      // An event whose account was claimed later stands where the log was then.
      Instant until = ofAccount ? Instant.MAX : received.receivedAt().plus(CLOCKS);
      EventTrace.Entry entry = waits ? null : entry(id, received.receivedAt().minus(CLOCKS), until);
      return ResponseEntity.ok(
          new EventTrace(
              id, received.door(), received.source(), received.receivedAt(), waits, entry));
    } catch (TimeoutException e) {
      return Problem.reply(
          HttpStatus.GATEWAY_TIMEOUT,
          "too_long",
          "it was received at %s by %s; where it stands on the log was not found within %d s"
              .formatted(received.receivedAt(), received.source(), LONGEST.toSeconds()));
    } finally {
      oneAtATime.release();
    }
  }

  private EventTrace.@Nullable Entry entry(String id, Instant from, Instant until)
      throws IOException, TimeoutException {
    String written = Json.MAPPER.writeValueAsString(id);
    AtomicReference<EventTrace.@Nullable Entry> found = new AtomicReference<>();
    AtomicBoolean late = new AtomicBoolean();
    long deadline = System.nanoTime() + LONGEST.toNanos();
    history.read(
        Topics.LEARNER_LOG,
        from,
        until,
        record -> {
          late.set(System.nanoTime() - deadline > 0);
          // Most entries are not even parsed.
          if (record.value() != null && new String(record.value(), UTF_8).contains(written)) {
            found.set(entry(id, record));
          }
          return found.get() == null && !late.get();
        });
    if (found.get() == null && late.get()) {
      throw new TimeoutException();
    }
    return found.get();
  }

  /** Null where the entry only names the event. Of one that cannot be read its place is told. */
  private EventTrace.@Nullable Entry entry(String id, ConsumerRecord<String, byte[]> record) {
    try {
      return Json.MAPPER.readValue(record.value(), LogEntry.class)
                  instanceof LogEntry.Happened(LearningEvent event)
              && event.id().equals(id)
          ? entry(record, event.activity())
          : null;
    } catch (JacksonException e) {
      return entry(record, null);
    }
  }

  private EventTrace.Entry entry(ConsumerRecord<String, byte[]> record, @Nullable String activity) {
    return new EventTrace.Entry(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(record.timestamp()),
        record.key(),
        activity,
        places(activity));
  }

  private List<EventTrace.Place> places(@Nullable String activity) {
    return plans.all().stream()
        .map(plan -> place(plan.id(), new ActivityMap(plan).find(activity)))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(EventTrace.Place::plan))
        .toList();
  }

  private static EventTrace.@Nullable Place place(String plan, ActivityMap.Place place) {
    return switch (place) {
      case Place.InUnit in -> new EventTrace.Place(plan, Kind.UNIT, in.unit().id());
      case Place.Shows shows -> new EventTrace.Place(plan, Kind.CHECKLIST_ITEM, shows.item());
      case Place.Places test -> new EventTrace.Place(plan, Kind.PLACEMENT, test.test().id());
      case Place.Practises of -> new EventTrace.Place(plan, Kind.INTERVIEW, of.dimension().id());
      case Place.Skipped skipped -> new EventTrace.Place(plan, Kind.SKIPPED, skipped.topic().id());
      case Place.Unmapped _ -> null;
    };
  }
}
