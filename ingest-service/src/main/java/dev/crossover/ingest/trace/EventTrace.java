package dev.crossover.ingest.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.plan.PlannedPlace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one event has come to.
 *
 * @param id of the event
 * @param door the form in which it came
 * @param source name of the key it was posted with
 * @param receivedAt when it was taken in
 * @param waits whether its account is nobody's yet, so that it waits for a roster that names it
 * @param log where it stands on the log; null where it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EventTrace(
    String id, Door door, String source, Instant receivedAt, boolean waits, @Nullable Entry log) {

  /**
   * An entry of {@code learner-log}.
   *
   * @param partition of the topic
   * @param offset in the partition
   * @param at when it was appended, by the broker's clock
   * @param learner id of whose it is
   * @param activity that the event names, or null
   * @param places what the activity is in published plans; none: what was done there counts as
   *     activity alone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Entry(
      int partition,
      long offset,
      Instant at,
      String learner,
      @Nullable String activity,
      List<PlannedPlace> places) {}
}
