package dev.crossover.model.log;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.stall.CohortNorms;

/**
 * One entry of the learner log: all that decides about learners, in one order. Its time is the
 * moment at which the broker appended it. No entry names a person.
 *
 * <p>{@link Happened}, {@link Enrolled} and {@link Erased} stand under the learner's key. {@link
 * PlanReleased}, {@link DifficultiesReleased}, {@link NormsReleased} and {@link Ticked} stand on
 * each partition by themselves and concern every learner of it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LogEntry.Happened.class, name = "event"),
  @JsonSubTypes.Type(value = LogEntry.Enrolled.class, name = "enrolment"),
  @JsonSubTypes.Type(value = LogEntry.Erased.class, name = "erased"),
  @JsonSubTypes.Type(value = LogEntry.PlanReleased.class, name = "plan"),
  @JsonSubTypes.Type(value = LogEntry.DifficultiesReleased.class, name = "difficulties"),
  @JsonSubTypes.Type(value = LogEntry.NormsReleased.class, name = "norms"),
  @JsonSubTypes.Type(value = LogEntry.Ticked.class, name = "tick")
})
public sealed interface LogEntry {

  /** The learner did something. */
  record Happened(LearningEvent event) implements LogEntry {}

  /** The roster has the learner so from here on. */
  record Enrolled(Enrolment enrolment) implements LogEntry {}

  /** Everything about the learner is forgotten. */
  record Erased() implements LogEntry {}

  /** From here on the plan is in force as it stands here. */
  record PlanReleased(Plan plan) implements LogEntry {}

  /** From here on these difficulties are in force for the items of a plan. */
  record DifficultiesReleased(String plan, Difficulties difficulties) implements LogEntry {}

  /**
   * From here on those who learn one plan in one cohort are measured by these norms.
   *
   * @param peers their key, see {@link Enrolment#peers}
   */
  record NormsReleased(String peers, CohortNorms norms) implements LogEntry {}

  /**
   * Time has passed, and nothing else tells so: something on the partition is due.
   *
   * @param partition that it is meant for
   */
  record Ticked(int partition) implements LogEntry {}
}
