package dev.crossover.dashboard.said;

import dev.crossover.model.fold.Said;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.unit.UnitState;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Takes what a learner says of a unit themselves: most of a plan happens outside any LMS. */
@Service
class OwnWord {

  static final int LONGEST_NOTE = 2_000;

  private static final double MOST_HOURS = 24;
  private static final double HOUR_MINUTES = 60;

  private final OwnPlan plan;
  private final PageEvents events;

  OwnWord(OwnPlan plan, PageEvents events) {
    this.plan = plan;
    this.events = events;
  }

  /** What is said. */
  enum Kind {
    /** The unit is done. */
    DONE,
    /** It is not, after all. */
    UNDONE,
    /** So many hours went into it. */
    HOURS,
    /** The learner is stuck on it. */
    STUCK,
    /** They no longer are. */
    UNSTUCK,
    /** They offer to help others with it. */
    OFFERS,
    /** They no longer do. */
    WITHDRAWS
  }

  /**
   * A word of the learner.
   *
   * @param unit id
   * @param hours of {@link Kind#HOURS}, above 0 and at most 24
   * @param note of {@link Kind#STUCK}, at most 2,000 letters
   */
  record Word(
      @Nullable Kind kind, @Nullable String unit, @Nullable Double hours, @Nullable String note) {}

  /**
   * Sends it on its way.
   *
   * @throws NoSuchElementException if the learner is not who asks, or has no such unit
   * @throws IllegalArgumentException if it cannot be said of the unit
   */
  ResponseEntity<Map<String, Object>> take(String learner, Word word) {
    Unit unit = plan.unit(learner, word.unit());
    Kind kind = word.kind();
    if (kind == null) {
      throw new IllegalArgumentException("kind: is missing");
    }
    return switch (kind) {
      case DONE -> {
        requireStudy(unit);
        yield send("completed", learner, unit);
      }
      case UNDONE -> {
        requireOwnWord(learner, unit);
        yield send("uncompleted", learner, unit);
      }
      case HOURS -> {
        Duration spent = spent(word.hours());
        yield events.send(
            "active", learner, unit, null, data -> data.put("spent", spent.toString()));
      }
      case STUCK -> stuck(learner, unit, word.note());
      case UNSTUCK -> unstuck(learner, unit);
      case OFFERS, WITHDRAWS -> {
        requireDone(learner, unit);
        boolean offers = kind == Kind.OFFERS;
        yield events.send("offered", learner, unit, null, data -> data.put("offers", offers));
      }
    };
  }

  private ResponseEntity<Map<String, Object>> send(String kind, String learner, Unit unit) {
    return events.send(kind, learner, unit, null, _ -> {});
  }

  private ResponseEntity<Map<String, Object>> stuck(
      String learner, Unit unit, @Nullable String note) {
    String text = note(note);
    return events.send(
        "stuck",
        learner,
        unit,
        null,
        data -> {
          if (!text.isEmpty()) {
            data.put("note", text);
          }
        });
  }

  private ResponseEntity<Map<String, Object>> unstuck(String learner, Unit unit) {
    Said.Stuck said = plan.snapshot(learner).fold().words().stuck().get(unit.id());
    if (said == null) {
      throw new IllegalArgumentException("unit: you are not stuck on it");
    }
    return events.send("stuck", learner, unit, said.at(), data -> data.put("stuck", false));
  }

  private void requireOwnWord(String learner, Unit unit) {
    if (!plan.snapshot(learner).fold().words().ownWord().contains(unit.id())) {
      throw new IllegalArgumentException("unit: it is not done by your word alone");
    }
  }

  private static void requireStudy(Unit unit) {
    if (unit.kind() != UnitKind.STUDY) {
      throw new IllegalArgumentException(
          "unit: is done by a test or a review, and not by one's own word");
    }
  }

  private void requireDone(String learner, Unit unit) {
    UnitState state = plan.snapshot(learner).fold().units().get(unit.id());
    if (state == null || state.doneShare(unit) < 1) {
      throw new IllegalArgumentException("unit: you have not done it yet");
    }
  }

  private static Duration spent(@Nullable Double hours) {
    if (hours == null || !(hours > 0 && hours <= MOST_HOURS)) {
      throw new IllegalArgumentException("hours: must be above 0 and at most 24");
    }
    return Duration.ofMinutes(Math.round(hours * HOUR_MINUTES));
  }

  /** A note without the space around it; empty for none. */
  static String note(@Nullable String note) {
    String text = Objects.requireNonNullElse(note, "").strip();
    if (text.length() > LONGEST_NOTE) {
      throw new IllegalArgumentException("note: takes 2,000 letters at most");
    }
    return text;
  }
}
