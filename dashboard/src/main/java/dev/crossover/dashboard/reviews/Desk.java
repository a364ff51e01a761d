package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.figures.HandedIn;
import dev.crossover.dashboard.figures.HandedIn.Waiting;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.record.Look;
import dev.crossover.model.record.User;
import dev.crossover.model.unit.ProjectWork;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** What waits for who asks, and their decisions, which are events like any other. */
@Service
class Desk {

  private static final MediaType EVENT = MediaType.valueOf("application/cloudevents+json");
  private static final String DOOR = "/v1/events";
  private static final int LONGEST_COMMENT = 2_000;

  private final HandedIn handedIn;
  private final ReviewRights rights;
  private final RosterEntries roster;
  private final Looks looks;
  private final IngestCalls ingest;
  private final Clock clock;

  Desk(
      HandedIn handedIn,
      ReviewRights rights,
      RosterEntries roster,
      Looks looks,
      IngestCalls ingest,
      Clock clock) {
    this.handedIn = handedIn;
    this.rights = rights;
    this.roster = roster;
    this.looks = looks;
    this.ingest = ingest;
    this.clock = clock;
  }

  /**
   * A project that waits.
   *
   * @param learner id
   * @param since when it was handed in; null where it was accepted without that
   * @param link where it can be seen
   * @param comment of the last review
   * @param accepted whether only its checklist is left
   * @param checklist with what was found so far
   */
  record Row(
      String learner,
      String name,
      String team,
      String cohort,
      String unit,
      String title,
      @Nullable Instant since,
      @Nullable String link,
      @Nullable String comment,
      boolean accepted,
      List<Item> checklist) {}

  /** An item of a checklist, and whether a review found it. */
  record Item(String id, String title, boolean found) {}

  /** What has waited longest is first. */
  List<Row> waiting() {
    return handedIn.all().stream()
        .filter(this::mine)
        .map(this::row)
        .sorted(
            Comparator.comparing(Row::since, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Row::learner))
        .toList();
  }

  private boolean mine(Waiting w) {
    return rights.reviews(w.snapshot().learner(), w.snapshot().enrolment().plan(), w.unit().id());
  }

  private Row row(Waiting w) {
    Enrolment enrolment = w.snapshot().enrolment();
    ProjectWork work = w.work();
    String learner = w.snapshot().learner();
    looks.at(learner, Look.Kind.ROW);
    return new Row(
        learner,
        roster.name(learner),
        enrolment.team(),
        enrolment.cohort(),
        w.unit().id(),
        w.unit().title(),
        work.submittedAt(),
        work.link(),
        work.comment(),
        work.accepted(),
        w.unit().checklist().stream()
            .map(i -> new Item(i.id(), i.title(), work.evidence().contains(i.id())))
            .toList());
  }

  /**
   * What a reviewer says of a project.
   *
   * @param evidence ids of the items of its checklist that it was found to show
   * @param comment for the learner
   */
  record Decision(
      @Nullable String learner,
      @Nullable String unit,
      boolean accepted,
      @Nullable Set<String> evidence,
      @Nullable String comment) {}

  /**
   * Sends a decision on its way.
   *
   * @throws NoSuchElementException if nothing waits there for who asks
   * @throws IllegalArgumentException if it cannot be taken so
   * @throws IOException if the ingest service does not answer
   */
  IngestCalls.Reply decide(Decision d) throws IOException {
    Waiting waiting =
        handedIn.of(Objects.requireNonNullElse(d.learner(), "")).stream()
            .filter(w -> w.unit().id().equals(d.unit()))
            .filter(this::mine)
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("nothing waits there for you"));
    Set<String> evidence = Objects.requireNonNullElse(d.evidence(), Set.of());
    String comment = Objects.requireNonNullElse(d.comment(), "").strip();
    requireFitting(waiting, d.accepted(), evidence, comment);
    return ingest.post(
        DOOR, EVENT, event(waiting, d.accepted(), evidence, comment), Viewer.current().mail());
  }

  private static void requireFitting(
      Waiting w, boolean accepted, Set<String> evidence, String comment) {
    Set<String> lacks = Set.copyOf(w.unit().lacks(w.work().evidence()));
    if (!w.unit().checklist().stream().map(i -> i.id()).toList().containsAll(evidence)) {
      throw new IllegalArgumentException("evidence: names an item that its checklist has not");
    }
    if (accepted && !evidence.containsAll(lacks)) {
      throw new IllegalArgumentException("evidence: is accepted with its whole checklist alone");
    }
    if (!accepted && comment.isEmpty()) {
      throw new IllegalArgumentException("comment: says what is to be done, where work goes back");
    }
    if (comment.length() > LONGEST_COMMENT) {
      throw new IllegalArgumentException("comment: takes 2,000 letters at most");
    }
  }

  /** It names no reviewer, as no event names anybody: the hash of an address can be compared. */
  private String event(Waiting w, boolean accepted, Set<String> evidence, String comment) {
    Instant now = clock.instant();
    Instant handed = w.work().submittedAt();
    ObjectNode data =
        Json.MAPPER
            .createObjectNode()
            .put("learner", w.snapshot().learner())
            .put("activity", activity(w.unit()))
            .put("accepted", accepted);
    data.putPOJO("evidence", evidence);
    if (!comment.isEmpty()) {
      data.put("comment", comment);
    }
    ObjectNode event =
        Json.MAPPER
            .createObjectNode()
            .put("specversion", "1.0")
            .put("type", "dev.crossover.reviewed.v1")
            .put("source", "urn:crossover:dashboard")
            .put("id", UUID.randomUUID().toString())
            // A sender's clock may be ahead; a review is after what it is about.
            .put("time", (handed != null && handed.isAfter(now) ? handed : now).toString())
            .put("reviewer", User.key(Viewer.current().mail()));
    event.set("data", data);
    return event.toString();
  }

  private static String activity(Unit unit) {
    return unit.activities().stream()
        .filter(a -> a.indexOf('*') < 0)
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "unit: only a pattern leads to it; its source reviews it"));
  }
}
