package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.figures.HandedIn;
import dev.crossover.dashboard.figures.HandedIn.Waiting;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.dashboard.looks.Looks;
import dev.crossover.dashboard.said.PageEvents;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.record.Look;
import dev.crossover.model.unit.ProjectWork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** What waits for who asks, and their decisions, which are events like any other. */
@Service
class Desk {

  private static final int LONGEST_COMMENT = 2_000;

  private final HandedIn handedIn;
  private final ReviewRights rights;
  private final RosterEntries roster;
  private final Looks looks;
  private final PageEvents events;

  Desk(
      HandedIn handedIn,
      ReviewRights rights,
      RosterEntries roster,
      Looks looks,
      PageEvents events) {
    this.handedIn = handedIn;
    this.rights = rights;
    this.roster = roster;
    this.looks = looks;
    this.events = events;
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
   */
  ResponseEntity<Map<String, Object>> decide(Decision d) {
    Waiting waiting =
        handedIn.of(Objects.requireNonNullElse(d.learner(), "")).stream()
            .filter(w -> w.unit().id().equals(d.unit()))
            .filter(this::mine)
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("nothing waits there for you"));
    Set<String> evidence = Objects.requireNonNullElse(d.evidence(), Set.of());
    String comment = Objects.requireNonNullElse(d.comment(), "").strip();
    requireFitting(waiting, d.accepted(), evidence, comment);
    return events.send(
        "reviewed",
        waiting.snapshot().learner(),
        waiting.unit(),
        waiting.work().submittedAt(),
        data -> {
          data.put("accepted", d.accepted()).putPOJO("evidence", evidence);
          if (!comment.isEmpty()) {
            data.put("comment", comment);
          }
        });
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
}
