package dev.crossover.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Under which id an input will be known in its source. */
public sealed interface Naming {

  /**
   * The id.
   *
   * @param now when the input came
   * @param known what stands under an id in the source, or null
   */
  String id(Instant now, Function<String, @Nullable Known> known);

  /** The sender's own id, or one that the same content always gets. */
  record Own(String id) implements Naming {
    @Override
    public String id(Instant now, Function<String, @Nullable Known> known) {
      return id;
    }
  }

  /**
   * An id made of source and content, so that a retry after a lost reply is a repeat. What was
   * taken back and is said again is another event. Without a time of its own, so is what is said
   * again after a while.
   *
   * @param source who sent it
   * @param digest of the content
   * @param timed whether the content says when it happened
   * @param repeats for how long after the first copy the same content without a time is a repeat
   */
  record Derived(String source, Supplier<String> digest, boolean timed, Duration repeats)
      implements Naming {

    @Override
    public String id(Instant now, Function<String, @Nullable Known> known) {
      String seed = source + "|" + digest.get() + "|";
      if (timed) {
        return free(seed, Instant.MIN, known);
      }
      // The first copy may have come before midnight.
      Instant earliest = now.minus(repeats);
      String yesterday = day(earliest);
      String today = day(now);
      if (!yesterday.equals(today)) {
        String id = free(seed + yesterday, earliest, known);
        if (known.apply(id) != null) {
          return id;
        }
      }
      return free(seed + today, earliest, known);
    }

    /** The first id of a chain that nothing stands under, or a copy of which this is a repeat. */
    private static String free(
        String content, Instant earliest, Function<String, @Nullable Known> known) {
      String id = named(content);
      Known there = known.apply(id);
      while (there != null && (there.voided() || there.at().isBefore(earliest))) {
        id = named(id);
        there = known.apply(id);
      }
      return id;
    }

    private static String day(Instant time) {
      return time.toString().substring(0, 10);
    }

    private static String named(String content) {
      return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
  }
}
