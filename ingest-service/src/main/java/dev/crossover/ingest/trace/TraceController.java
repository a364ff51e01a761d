package dev.crossover.ingest.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Found;
import dev.crossover.ingest.intake.Known;
import dev.crossover.ingest.intake.KnownAccounts;
import dev.crossover.ingest.intake.Owner;
import dev.crossover.ingest.intake.TopicHistory;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.OtherInstances;
import dev.crossover.ingest.plan.PlannedPlace;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.TableView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
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

  private static final Duration MOMENTS = Duration.ofSeconds(5);

  private static final long AFTER_SECONDS = 2;

  private final EventIntake intake;
  private final Ledgers ledgers;
  private final OtherInstances instances;
  private final KnownAccounts accounts;
  private final TableView<Plan> plans;
  private final TopicHistory history;
  private final Clock clock;
  private final Semaphore oneAtATime = new Semaphore(1);

  TraceController(
      EventIntake intake,
      Ledgers ledgers,
      OtherInstances instances,
      KnownAccounts accounts,
      TableView<Plan> plans,
      TopicHistory history,
      Clock clock) {
    this.clock = clock;
    this.intake = intake;
    this.ledgers = ledgers;
    this.instances = instances;
    this.accounts = accounts;
    this.plans = plans;
    this.history = history;
  }

  @GetMapping("/v1/trace")
  ResponseEntity<?> trace(@RequestParam("id") String id, HttpServletRequest request)
      throws IOException {
    List<Found> found = intake.find(id);
    if (found.isEmpty()) {
      ResponseEntity<?> elsewhere = OtherInstances.isHandedOn(request) ? null : elsewhere(request);
      if (elsewhere != null) {
        return elsewhere;
      }
      return Problem.reply(
          HttpStatus.NOT_FOUND,
          "not_found",
          "nothing was received under that id; that of a CloudEvent is its source, # and its id");
    }
    Found first = found.getFirst();
    Known received = first.known();
    boolean ofAccount = received.owner() instanceof Owner.ByAccount;
    boolean waits =
        received.owner() instanceof Owner.ByAccount(var account) && accounts.owner(account) == null;
    if (!oneAtATime.tryAcquire()) {
      return Problem.later(
          HttpStatus.TOO_MANY_REQUESTS, AFTER_SECONDS, "busy", "one event is traced at a time");
    }
    try {
      // An event whose account was claimed later stands where the log was then.
      Instant until = ofAccount ? Instant.MAX : received.at().plus(CLOCKS);
      EventTrace.Entry entry = waits ? null : entry(id, received.at().minus(CLOCKS), until);
      // It follows its request to the log within moments.
      while (entry == null && !waits && clock.instant().isBefore(received.at().plus(MOMENTS))) {
        entry = entry(id, received.at().minus(CLOCKS), until);
      }
      return ResponseEntity.ok(
          new EventTrace(id, received.door(), first.source(), received.at(), waits, entry));
    } catch (TimeoutException e) {
      return Problem.reply(
          HttpStatus.GATEWAY_TIMEOUT,
          "too_long",
          "it was received at %s by %s; where it stands on the log was not found within %d s"
              .formatted(received.at(), first.source(), LONGEST.toSeconds()));
    } finally {
      oneAtATime.release();
    }
  }

  /** What another instance says, whose source it is of. */
  private @Nullable ResponseEntity<?> elsewhere(HttpServletRequest request) {
    for (HostInfo other : ledgers.others()) {
      try (ClientHttpResponse answer = instances.ask(other, request, new byte[0])) {
        if (answer.getStatusCode().value() != HttpStatus.NOT_FOUND.value()) {
          return ResponseEntity.status(answer.getStatusCode())
              .body(Json.MAPPER.readTree(answer.getBody().readAllBytes()));
        }
      } catch (IOException e) {
        throw new KafkaAway(e);
      }
    }
    return null;
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
        PlannedPlace.of(plans.all(), activity));
  }
}
