package dev.crossover.dashboard.said;

import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Takes projects that learners hand in themselves, by a link. */
@Service
class HandIn {

  private static final String LINK = "https?://\\S{1,2000}";

  private final OwnPlan plan;
  private final PageEvents events;

  HandIn(OwnPlan plan, PageEvents events) {
    this.plan = plan;
    this.events = events;
  }

  /** A project, and where it can be seen. */
  record Work(@Nullable String unit, @Nullable String link) {}

  /**
   * Sends the work on its way.
   *
   * @throws NoSuchElementException if the learner is not who asks, or has no such project
   * @throws IllegalArgumentException if the link is none
   */
  ResponseEntity<Map<String, Object>> take(String learner, Work work) {
    Unit unit = plan.unit(learner, work.unit());
    if (unit.kind() != UnitKind.PROJECT) {
      throw new NoSuchElementException("there is no such project of yours");
    }
    String link = Objects.requireNonNullElse(work.link(), "").strip();
    if (!link.matches(LINK)) {
      throw new IllegalArgumentException("link: must be an http or https address");
    }
    return events.send("submitted", learner, unit, null, data -> data.put("link", link));
  }
}
