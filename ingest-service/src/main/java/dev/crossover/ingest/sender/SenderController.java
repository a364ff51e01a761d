package dev.crossover.ingest.sender;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.DoorReader;
import dev.crossover.ingest.intake.EventCheck;
import dev.crossover.ingest.intake.EventCheck.Checked;
import dev.crossover.ingest.intake.EventCheck.Outcome;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.KnownAccounts;
import dev.crossover.ingest.intake.Owner;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.ledger.OtherInstances;
import dev.crossover.ingest.plan.PlannedPlace;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.ingest.sender.PayloadCheck.Item;
import dev.crossover.ingest.sender.PayloadCheck.Person;
import dev.crossover.ingest.source.Caller;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For who connects a sender: its last requests, what a door would do with a payload, and an event
 * to see that all of the way works. A key sees its own source, an administrator's any.
 */
@RestController
class SenderController {

  private static final Logger log = LoggerFactory.getLogger(SenderController.class);

  private final SentRequests sent;
  private final EventCheck check;
  private final EventIntake intake;
  private final KnownAccounts accounts;
  private final TableView<Learner> learners;
  private final TableView<Plan> plans;
  private final Body body;
  private final Ledgers ledgers;
  private final OtherInstances instances;
  private final Clock clock;
  private final Map<Door, DoorReader> readers = new EnumMap<>(Door.class);

  SenderController(
      SentRequests sent,
      EventCheck check,
      EventIntake intake,
      KnownAccounts accounts,
      TableView<Learner> learners,
      TableView<Plan> plans,
      Body body,
      Ledgers ledgers,
      OtherInstances instances,
      List<DoorReader> doors,
      Clock clock) {
    this.sent = sent;
    this.check = check;
    this.intake = intake;
    this.accounts = accounts;
    this.learners = learners;
    this.plans = plans;
    this.body = body;
    this.ledgers = ledgers;
    this.instances = instances;
    this.clock = clock;
    doors.forEach(reader -> readers.put(reader.door(), reader));
  }

  /**
   * The last requests of a source.
   *
   * @param complete whether all instances told theirs
   * @param requests newest first, at most 100, and 20 with a key that is good for nothing
   */
  record Log(String source, boolean complete, List<SentRequest> requests) {}

  @GetMapping("/v1/requests")
  Log requests(
      HttpServletRequest request,
      @RequestParam(name = "source", required = false) @Nullable String named)
      throws IOException {
    String source = source(request, named);
    List<SentRequest> all = new ArrayList<>(sent.of(source));
    boolean complete = true;
    if (!OtherInstances.isHandedOn(request)) {
      for (HostInfo other : ledgers.instances()) {
        complete &= addFrom(other, request, all);
      }
    }
    return new Log(source, complete, SentRequests.newest(all));
  }

  private boolean addFrom(HostInfo other, HttpServletRequest request, List<SentRequest> all) {
    try (ClientHttpResponse answer = instances.ask(other, request, new byte[0])) {
      if (answer.getStatusCode().is2xxSuccessful()) {
        all.addAll(Json.MAPPER.readValue(answer.getBody().readAllBytes(), Log.class).requests());
        return true;
      }
    } catch (IOException e) {
      log.warn("another instance cannot be reached: {}", e.getClass().getSimpleName());
    }
    return false;
  }

  @PostMapping("/v1/check")
  PayloadCheck check(
      HttpServletRequest request,
      @RequestParam(name = "source", required = false) @Nullable String named,
      @RequestParam("door") String door) {
    String source = source(request, named);
    DoorReader reader = reader(door);
    try {
      List<Checked> events =
          check.check(source, reader, reader.context(request), body.parsed(request));
      boolean administers = Caller.of(request).administers();
      List<Item> items = events.stream().map(e -> item(e, administers)).toList();
      return events.stream()
          .filter(e -> e.outcome() == Outcome.CONFLICT)
          .findFirst()
          .map(e ->
              new PayloadCheck(
                  false,
                  RejectReason.CONFLICT.code(),
                  "id",
                  e.id() + " was received before with other content",
                  items))
          .orElseGet(() -> new PayloadCheck(true, null, null, null, items));
    } catch (Refused e) {
      return PayloadCheck.refused(e);
    }
  }

  /** Who is in the roster is told to administrators alone; a key that posts cannot read it. */
  private Item item(Checked checked, boolean administers) {
    Person person = person(checked.owner());
    boolean ofRoster = person == Person.KNOWN || person == Person.UNKNOWN;
    return new Item(
        checked.id(),
        checked.outcome().name(),
        ofRoster && !administers ? null : person,
        checked.owner() instanceof Owner.ByAccount(var account) ? account.key() : null,
        checked.event(),
        checked.event() == null
            ? List.of()
            : PlannedPlace.of(plans.all(), checked.event().activity()),
        checked.remarks());
  }

  private Person person(@Nullable Owner owner) {
    return switch (owner) {
      case null -> Person.NONE;
      case Owner.ByLearner(var id) -> learners.get(id) == null ? Person.UNKNOWN : Person.KNOWN;
      case Owner.ByAccount(var account) when account.ofTest() -> Person.TEST;
      case Owner.ByAccount(var account) ->
          accounts.owner(account) == null ? Person.UNKNOWN : Person.KNOWN;
    };
  }

  @PostMapping("/v1/test-event")
  TestEvent test(
      HttpServletRequest request,
      @RequestParam(name = "source", required = false) @Nullable String named,
      @RequestParam("door") String door)
      throws IOException {
    String source = source(request, named);
    DoorReader reader = reader(door);
    TestEvent event = TestEvent.of(reader.door(), clock.instant());
    intake.take(source, reader, event.context(), () -> event.body().getBytes(UTF_8));
    intake.requireThrough(source);
    return event;
  }

  private DoorReader reader(String door) {
    return Stream.of(Door.values())
        .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(door))
        .map(readers::get)
        .findFirst()
        .orElseThrow(
            () -> Refused.field("door", "must be xapi, caliper or cloudevents, but is " + door));
  }

  private static String source(HttpServletRequest request, @Nullable String named) {
    Caller caller = Caller.of(request);
    if (named == null || named.equals(caller.source())) {
      return caller.source();
    }
    if (!caller.administers()) {
      throw new Refused(
          RejectReason.FORBIDDEN, "source", "this key sees only its own, " + caller.source());
    }
    return named;
  }
}
