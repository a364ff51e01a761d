package dev.crossover.ingest.plan;

import dev.crossover.catalog.Edition;
import dev.crossover.catalog.PlanFile;
import dev.crossover.catalog.Shipped;
import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.intake.Visible;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.model.Topics;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/**
 * The plans: shipped ones are published when they are absent, or there as they shipped once; own
 * ones when they are put.
 */
@Service
class PlanCatalog {

  private static final Logger log = LoggerFactory.getLogger(PlanCatalog.class);
  private static final int ATTEMPTS_AT_START = 5;
  private final TableView<Plan> plans;
  private final Publisher publisher;
  private final Changes changes;

  PlanCatalog(TableView<Plan> plans, Publisher publisher, Changes changes) {
    this.plans = plans;
    this.publisher = publisher;
    this.changes = changes;
  }

  /** Before all who write, since it waits until a new broker can do transactions. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE + 1)
  void publishShipped() {
    for (String id : Shipped.PLANS) {
      Plan there = plans.get(id);
      if (there == null) {
        publishAtStart(Shipped.plan(id));
        log.info("published plan {}", id);
      } else {
        renew(there);
      }
    }
  }

  /** An installation gets the new edition of a plan, but keeps what it has changed itself. */
  private void renew(Plan there) {
    switch (Edition.of(there)) {
      case CURRENT -> {}
      case EARLIER -> {
        Plan now = ActivityMapping.carry(there, Shipped.plan(there.id()));
        publishAtStart(now);
        log.info("plan {} is published in its new edition, version {}", now.id(), now.version());
      }
      case OWN ->
          log.info("plan {} was changed here, so its new edition is not published", there.id());
    }
  }

  /**
   * The first transaction on a new broker waits until the broker has created its transaction log.
   * That may take longer than one attempt lasts.
   */
  private void publishAtStart(Plan plan) {
    for (int attempt = 1; ; attempt++) {
      try {
        publish(plan);
        return;
      } catch (KafkaAway e) {
        if (attempt == ATTEMPTS_AT_START) {
          throw e;
        }
      }
    }
  }

  /** All plans, by id. */
  List<Plan> all() {
    return plans.all();
  }

  /** The newest version of a plan. */
  Optional<Plan> find(String id) {
    return Optional.ofNullable(plans.get(id));
  }

  /**
   * Publishes a plan if it differs from what is there; its version must then be higher.
   *
   * @throws InvalidPlanFile if the text is no plan
   * @throws Refused if it has another id, or its version is not above the one that is there
   */
  synchronized Plan put(String id, String text) {
    Plan plan = fitting(id, text);
    if (!plan.equals(plans.get(id))) {
      publish(plan);
    }
    return plan;
  }

  /**
   * What {@link #put} would change.
   *
   * @throws InvalidPlanFile if the text is no plan
   * @throws Refused if it could not be put
   */
  PlanDifference difference(String id, String text) {
    return PlanDifference.between(plans.get(id), fitting(id, text));
  }

  private Plan fitting(String id, String text) {
    Plan plan = PlanFile.read(text);
    if (!plan.id().equals(id)) {
      throw Refused.field("id", "is not the id of the request: " + plan.id());
    }
    Plan before = plans.get(id);
    if (before != null && !before.equals(plan) && plan.version() <= before.version()) {
      throw Refused.field("version", "must be above " + before.version() + ", which is published");
    }
    return plan;
  }

  /**
   * Publishes the next version of a plan, with these activities mapped; none if they are already.
   *
   * @param dryRun only says what it would do
   * @return the plan as it is then; empty if there is none
   * @throws RowErrors with every row that cannot be taken
   */
  synchronized Optional<Mapped> map(String id, List<Assignment> rows, boolean dryRun) {
    return find(id)
        .map(before -> {
          Plan after = ActivityMapping.map(before, rows);
          if (!dryRun && !after.equals(before)) {
            publish(after);
          }
          return new Mapped(id, after.version(), activities(after) - activities(before));
        });
  }

  /**
   * What a mapping does.
   *
   * @param id of the plan
   * @param version that is published then
   * @param activities that are added
   */
  record Mapped(String id, int version, int activities) {}

  private static int activities(Plan plan) {
    return plan.units().mapToInt(unit -> unit.activities().size()).sum();
  }

  /** What is said of a plan where it changes; the plan itself is a file that others compare. */
  private record Released(int version, String title, int units, int activities) {

    static @Nullable Released of(@Nullable Plan plan) {
      return plan == null
          ? null
          : new Released(
              plan.version(),
              plan.title(),
              (int) plan.units().count(),
              PlanCatalog.activities(plan));
    }
  }

  /** The plan is for readers, its release for the learners: both stand, or neither does. */
  private void publish(Plan plan) {
    publisher.publishTogether(
        List.of(
            new Message(Topics.PLANS, plan.id(), plan),
            changes.message(
                "plan", plan.id(), Released.of(plans.get(plan.id())), Released.of(plan)),
            Message.toEachPartition(Topics.LEARNER_LOG, new LogEntry.PlanReleased(plan))));
    Visible.await(plans, plan.id(), plan);
  }
}
