package dev.crossover.ingest.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.ingest.intake.Remark;
import dev.crossover.ingest.plan.PlannedPlace;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.event.LearningEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a door would do with a payload.
 *
 * @param taken whether it would take it
 * @param reason code of the refusal; null where it would take it
 * @param field that is wrong; null where it is not about one
 * @param detail what is wrong, for a person; null where it would take it
 * @param events what it holds, in its order; empty where it cannot be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PayloadCheck(
    boolean taken,
    @Nullable String reason,
    @Nullable String field,
    @Nullable String detail,
    List<Item> events) {

  /** Whose an event is. */
  enum Person {
    /** A learner of the roster. */
    KNOWN,
    /** Nobody of the roster; what came with an account would wait until somebody has it. */
    UNKNOWN,
    /** An account for tests, which is nobody's for ever. */
    TEST,
    /** It speaks of no single person, and would only be kept. */
    NONE
  }

  /**
   * One event.
   *
   * @param id under which it would be known
   * @param outcome {@code NEW}, {@code REPEAT} or {@code CONFLICT}
   * @param person whose it is; null where the caller may not know who is in the roster
   * @param account as the roster would name it; null where it names none
   * @param event what it means to us; null where it means nothing for progress
   * @param places what its activity is in published plans
   * @param remarks what is not as its format has it, and no reason to refuse it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(
      String id,
      String outcome,
      @Nullable Person person,
      @Nullable String account,
      @Nullable LearningEvent event,
      List<PlannedPlace> places,
      List<Remark> remarks) {}

  static PayloadCheck refused(Refused why) {
    return new PayloadCheck(
        false, why.reason().code(), why.field(), String.valueOf(why.getMessage()), List.of());
  }
}
