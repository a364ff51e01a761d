package dev.crossover.ingest.roster;

import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether learners are on a plan of which the plan itself says that another, which is
 * published too, is written for their background.
 */
final class PlanFit {

  /** So many rows are named in one warning; of more, their number is said. */
  private static final int ROWS_NAMED = 20;

  private final Function<String, @Nullable Plan> plans;
  private final Map<String, List<Long>> rows = new LinkedHashMap<>();

  /**
   * Fits of one file.
   *
   * @param plans published plans by id; null for none
   */
  PlanFit(Function<String, @Nullable Plan> plans) {
    this.plans = plans;
  }

  /** Takes in the next row of the file. */
  void look(long row, Learner learner) {
    String message = misfit(learner);
    if (message != null) {
      rows.computeIfAbsent(message, _ -> new ArrayList<>()).add(row);
    }
  }

  /** One warning for all rows to which the same can be said, in the order of their first rows. */
  List<RowWarning> warnings() {
    return rows.entrySet().stream()
        .map(e -> {
          List<Long> at = e.getValue();
          return new RowWarning(at.getFirst(), "plan", named(at) + e.getKey());
        })
        .toList();
  }

  private @Nullable String misfit(Learner learner) {
    Plan plan = plans.apply(learner.plan());
    String named = plan == null ? null : plan.audience(learner.background()).better();
    Plan better = named == null ? null : plans.apply(named);
    if (plan == null || better == null || better.id().equals(plan.id())) {
      return null;
    }
    return "%s takes %s for %s; %s (%s) is written for %s"
        .formatted(
            one(learner.background()),
            weeks(plan, learner),
            plan.id(),
            better.id(),
            weeks(better, learner),
            all(learner.background()));
  }

  private static String weeks(Plan plan, Learner learner) {
    long weeks = Math.max(1, Math.round(plan.weeks() * plan.stretch(learner.enrolment())));
    return "about " + weeks + (weeks == 1 ? " week" : " weeks");
  }

  private static String named(List<Long> rows) {
    if (rows.size() == 1) {
      return "";
    }
    String first =
        rows.stream().limit(ROWS_NAMED).map(String::valueOf).collect(Collectors.joining(", "));
    int more = rows.size() - ROWS_NAMED;
    return "rows " + first + (more > 0 ? " and " + more + " more" : "") + ": ";
  }

  private static String one(Background background) {
    return switch (background) {
      case ML_ENGINEER -> "an ML engineer";
      case DATA_SCIENTIST -> "a data scientist";
      case SOFTWARE_ENGINEER -> "a software engineer";
    };
  }

  private static String all(Background background) {
    return switch (background) {
      case ML_ENGINEER -> "ML engineers";
      case DATA_SCIENTIST -> "data scientists";
      case SOFTWARE_ENGINEER -> "software engineers";
    };
  }
}
