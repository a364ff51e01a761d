package dev.crossover.analytics.progress;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of a learner, each with the fold before it, so that an event which comes a
 * little late costs what came since, and not the whole history.
 */
final class RecentEvents {

  /** Two sources of which one is a minute slower bring an event late by a handful of others. */
  private static final int MOST = 32;

  private final List<Step> steps = new ArrayList<>();

  private record Step(LearnerFold before, LearningEvent event) {}

  void add(LearnerFold before, LearningEvent event) {
    if (steps.size() == MOST) {
      steps.removeFirst();
    }
    steps.add(new Step(before, event));
  }

  void clear() {
    steps.clear();
  }

  /**
   * Whether the event, if the fold has it, is one of these: all that it has from that time on are.
   */
  boolean knowsOf(LearningEvent event) {
    return !steps.isEmpty() && millis(steps.getFirst().event()) < millis(event);
  }

  /** Whether the event is one of them. */
  boolean contains(LearningEvent event) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      LearningEvent step = steps.get(i).event();
      if (millis(step) < millis(event)) {
        return false;
      }
      if (LearnerHistory.same(step, event)) {
        return true;
      }
    }
    return false;
  }

  private static long millis(LearningEvent event) {
    return event.occurredAt().toEpochMilli();
  }

  /** The fold that an event which comes late follows; null if it is older than what is kept. */
  @Nullable LearnerFold before(Basis basis, LearningEvent late) {
    int at = place(late);
    if (at == steps.size()) {
      return null;
    }
    LearnerFold before = steps.get(at).before();
    return before.appends(basis, late) ? before : null;
  }

  /** Puts the event where it belongs, and gives the fold of it and of all that follows. */
  LearnerFold insert(Basis basis, LearningEvent late) {
    int at = place(late);
    List<Step> later = new ArrayList<>(steps.subList(at, steps.size()));
    steps.subList(at, steps.size()).clear();
    LearnerFold fold = later.getFirst().before();
    add(fold, late);
    fold = fold.append(basis, late);
    for (Step step : later) {
      add(fold, step.event());
      fold = fold.append(basis, step.event());
    }
    return fold;
  }

  private int place(LearningEvent late) {
    int at = steps.size();
    while (at > 0 && LearningEvent.BY_OCCURRENCE.compare(steps.get(at - 1).event(), late) > 0) {
      at--;
    }
    return at;
  }
}
