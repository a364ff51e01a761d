package dev.crossover.standalone.plain;

import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody did on one unit, counted event by event. */
public final class PlainWork {

  private final PlannedUnit unit;
  private final Instant firstAt;
  private final List<Instant> failures = new ArrayList<>();
  private final Set<String> shown = new HashSet<>();
  private Instant lastAt;
  private @Nullable Instant doneAt;
  private @Nullable Instant handedInAt;
  private @Nullable Instant judgedAt;
  private boolean completed;
  private boolean passed;
  private boolean accepted;
  private int attempts;
  private double best;
  private double reported;
  private long seconds;

  PlainWork(PlannedUnit unit, Instant firstAt) {
    this.unit = unit;
    this.firstAt = firstAt;
    this.lastAt = firstAt;
  }

  void add(PlainEvent event) {
    lastAt = event.at();
    switch (event.kind()) {
      case "completed" -> completed = true;
      case "progressed" -> reported = Math.max(reported, event.fact().get("share").asDouble());
      case "submitted" -> handedInAt = event.at();
      case "graded" -> grade(event);
      case "reviewed" -> {
        judgedAt = event.at();
        accepted |= event.fact().get("accepted").asBoolean();
        shown.addAll(PlainPlan.texts(event.fact().path("evidence")));
      }
      default -> {}
    }
    if (doneAt == null && done()) {
      doneAt = event.at();
    }
  }

  private void grade(PlainEvent event) {
    boolean pass = event.passes(unit.passMark());
    attempts++;
    best = Math.max(best, event.score());
    passed |= pass;
    if (!pass) {
      failures.add(event.at());
    }
    if (event.byPerson()) {
      judgedAt = event.at();
      accepted |= pass;
    }
  }

  void spend(long more) {
    seconds += more;
  }

  public PlannedUnit unit() {
    return unit;
  }

  public Instant lastAt() {
    return lastAt;
  }

  /** Read and reported, passed, or accepted with the whole checklist. */
  public boolean done() {
    return switch (unit.kind()) {
      case "study" -> completed || passed || accepted;
      case "project" -> accepted && shown.containsAll(unit.checklist());
      default -> passed || accepted;
    };
  }

  /** Days from the first event on it until it was done; empty while it is not. */
  public Optional<Double> days() {
    return doneAt == null
        ? Optional.empty()
        : Optional.of((doneAt.toEpochMilli() - firstAt.toEpochMilli()) / 86_400_000.0);
  }

  public List<Instant> failures() {
    return failures;
  }

  /** Whether it was failed and neither passed nor done. */
  public boolean failing() {
    return !failures.isEmpty() && !passed && !done();
  }

  boolean tried() {
    return attempts > 0;
  }

  double best() {
    return best;
  }

  private boolean handedIn() {
    return handedInAt != null || judgedAt != null || completed || passed;
  }

  /** Whether anything of it was handed in, tried, reviewed or reported as completed. */
  boolean turnedIn() {
    return handedIn() || attempts > 0;
  }

  /** Whether it was handed in, and nobody has judged it since. */
  boolean waits() {
    return !accepted && handedInAt != null && (judgedAt == null || judgedAt.isBefore(handedInAt));
  }

  /** 0..1: at most 0.8 of what is not done. */
  double share() {
    double byTime = 0.8 * seconds / (3_600 * unit.hours());
    double underWay = Math.min(0.8, Math.max(reported, byTime));
    if (done()) {
      return 1;
    }
    return switch (unit.kind()) {
      case "project" -> handedIn() ? 0.8 : underWay;
      case "assessment" -> Math.max(0.8 * Math.min(1, best / unit.passMark()), underWay);
      default -> underWay;
    };
  }
}
