package dev.crossover.ingest.intake;

import dev.crossover.model.event.LearningEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a door makes of one valid input; {@link EventIntake} decides about it. It is used by one
 * thread after the other.
 *
 * @param naming under which id it will be known in its source
 * @param digest of the content, to tell a repeat from a conflict; made when it is asked for
 * @param original as it came
 * @param contents what came along with it
 * @param owner whose it is; null where it speaks of no single person
 * @param meaning makes of an id the event that it means to us, without learner; only the event's id
 *     follows from it. Null where it means nothing for progress
 * @param remarks what is not as the format has it, and no reason to refuse it; so many at most as
 *     are asked for
 */
public record Candidate(
    Naming naming,
    Supplier<String> digest,
    JsonNode original,
    List<Content> contents,
    @Nullable Owner owner,
    @Nullable Function<String, @Nullable LearningEvent> meaning,
    IntFunction<List<Remark>> remarks) {

  public Candidate {
    contents = List.copyOf(contents);
    meaning = meaning == null ? null : new Once(meaning);
  }

  /** Input with an id of its own, with which nothing came along. */
  public Candidate(
      String id,
      Supplier<String> digest,
      JsonNode original,
      @Nullable Owner owner,
      @Nullable Function<String, @Nullable LearningEvent> meaning) {
    this(id, digest, original, owner, meaning, _ -> List.of());
  }

  /** The same of a format of which not all is required. */
  public Candidate(
      String id,
      Supplier<String> digest,
      JsonNode original,
      @Nullable Owner owner,
      @Nullable Function<String, @Nullable LearningEvent> meaning,
      IntFunction<List<Remark>> remarks) {
    this(new Naming.Own(id), digest, original, List.of(), owner, meaning, remarks);
  }

  /** The event that it means to us under an id. */
  public @Nullable LearningEvent event(String id) {
    return meaning == null ? null : meaning.apply(id);
  }

  /**
   * Content of an attachment.
   *
   * @param sha2 hash of the content, hexadecimal, lower case
   * @param contentType media type that the input gives it
   * @param bytes not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Content(String sha2, String contentType, byte[] bytes) {}

  /** Reads an event's meaning once. Under another id it differs in nothing but the id. */
  private static final class Once implements Function<String, @Nullable LearningEvent> {

    private final Function<String, @Nullable LearningEvent> meaning;
    private @Nullable LearningEvent event;
    private boolean read;

    Once(Function<String, @Nullable LearningEvent> meaning) {
      this.meaning = meaning;
    }

    @Override
    public @Nullable LearningEvent apply(String id) {
      if (!read) {
        event = meaning.apply(id);
        read = true;
      }
      return event == null || event.id().equals(id) ? event : event.named(id);
    }
  }
}
