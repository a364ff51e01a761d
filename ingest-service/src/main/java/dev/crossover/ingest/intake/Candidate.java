package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.model.event.LearningEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a door makes of one valid input; {@link EventIntake} decides about it.
 *
 * @param id unique id of the input
 * @param digest of the content, to tell a repeat from a conflict
 * @param door the form in which it came
 * @param source name of the token it was posted with
 * @param original as it will be kept with its id; null where {@code kept} has it
 * @param kept what else is to be kept of it, such as a statement that can be read again
 * @param owner whose it is; null where it speaks of no single person
 * @param event what it means to us, without learner; null where it means nothing for progress
 */
public record Candidate(
    String id,
    String digest,
    Door door,
    String source,
    @Nullable JsonNode original,
    List<Message> kept,
    @Nullable Owner owner,
    @Nullable LearningEvent event) {

  public Candidate {
    kept = List.copyOf(kept);
  }

  /** Input of which only the original is kept. */
  public Candidate(
      String id,
      String digest,
      Door door,
      String source,
      JsonNode original,
      @Nullable Owner owner,
      @Nullable LearningEvent event) {
    this(id, digest, door, source, original, List.of(), owner, event);
  }
}
