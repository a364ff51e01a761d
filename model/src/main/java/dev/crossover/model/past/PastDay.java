package dev.crossover.model.past;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was shown on a day. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LearnerDay.class, name = "learner"),
  @JsonSubTypes.Type(value = GroupDay.class, name = "group")
})
public sealed interface PastDay permits LearnerDay, GroupDay {

  /** A UTC day. */
  LocalDate day();

  /** The same of another day. */
  PastDay of(LocalDate other);

  /** The same without what the forecast said. */
  PastDay unsaid();

  /** What the keys of a learner's days begin with. */
  static String ofLearner(String learner) {
    return "learner/" + learner + "/";
  }

  /** What the keys of a group's days begin with; of a whole cohort the team is null. */
  static String ofGroup(String cohort, @Nullable String team) {
    return "group/" + cohort + "/" + (team == null ? "" : team) + "/";
  }
}
