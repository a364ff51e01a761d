package dev.crossover.dashboard.access;

import dev.crossover.dashboard.figures.Learners;
import dev.crossover.model.progress.LearnerProgress;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How many alerts wait for who asks: the number beside the inbox, on every page. */
@Component
class NewAlerts {

  private final Rights rights;
  private final Learners learners;

  NewAlerts(Rights rights, Learners learners) {
    this.rights = rights;
    this.learners = learners;
  }

  /** Those about the people whom who asks manages that are open, and that nobody has answered. */
  int count() {
    return (int)
        rights.managed().stream()
            .flatMap(id -> Stream.ofNullable(learners.recent(id)))
            .filter(LearnerProgress::unanswered)
            .count();
  }
}
