package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
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

  private final TableView<LearnerSnapshot> snapshots;
  private final PlanIndexes plans;
  private final Rights rights;
  private final WorkEvents events;

  HandIn(DashboardTables tables, PlanIndexes plans, Rights rights, WorkEvents events) {
    this.snapshots = tables.progress();
    this.plans = plans;
    this.rights = rights;
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
  ResponseEntity<Map<String, String>> take(String learner, Work work) {
    LearnerSnapshot snapshot = rights.isOwn(learner) ? snapshots.get(learner) : null;
    PlanIndex plan = snapshot == null ? null : plans.find(snapshot.enrolment().plan());
    Unit unit =
        plan == null
            ? null
            : plan.plan().unit(Objects.requireNonNullElse(work.unit(), "")).orElse(null);
    if (unit == null || unit.kind() != UnitKind.PROJECT) {
      throw new NoSuchElementException("there is no such project of yours");
    }
    String link = Objects.requireNonNullElse(work.link(), "").strip();
    if (!link.matches(LINK)) {
      throw new IllegalArgumentException("link: must be an http or https address");
    }
    return events.send("submitted", learner, unit, null, data -> data.put("link", link));
  }
}
