package dev.crossover.model.record;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who reviews what is handed in for a unit. Where nobody is named, a learner's manager does.
 *
 * @param mails addresses, in lower case
 */
public record Reviewers(Set<String> mails) implements RecordContent {

  public static final String KIND = "reviewers";

  public Reviewers {
    mails =
        mails.stream().map(m -> m.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  /** The key of the record. */
  public static String key(String plan, String unit) {
    return RecordContent.key(KIND, plan + "/" + unit);
  }
}
