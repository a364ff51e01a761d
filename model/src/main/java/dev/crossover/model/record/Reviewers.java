package dev.crossover.model.record;

import dev.crossover.model.plan.Plan;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reviews what is handed in for a unit, or holds the practice interviews of a plan. Where
 * nobody is named, a learner's manager does.
 *
 * @param mails addresses, in lower case
 */
public record Reviewers(Set<String> mails) implements RecordContent {

  public static final String KIND = "reviewers";

  /** In the place of a unit: those who are named hold the practice interviews of the plan. */
  public static final String INTERVIEW = Plan.INTERVIEW;

  public Reviewers {
    mails =
        mails.stream().map(m -> m.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The key of the record.
   *
   * @param unit of the plan, or {@link #INTERVIEW}
   */
  public static String key(String plan, String unit) {
    return RecordContent.key(KIND, plan + "/" + unit);
  }
}
