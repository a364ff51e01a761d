package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads requests into what is decided about; a source may have half of the processors for large
 * ones.
 */
@Component
class BatchReader {

  /** Bodies of up to so many bytes, such as one statement, need no turn. */
  private static final int SMALL = 2 * 1024;

  private final int maxEvents;
  private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors());

  BatchReader(@Value("${crossover.ingest.max-events}") int maxEvents) {
    this.maxEvents = maxEvents;
  }

  /**
   * Reads a request.
   *
   * @throws Refused naming the first thing that is wrong
   */
  ReadBatch read(Posted posted, DoorReader reader) {
    try (var _ = posted.body().length <= SMALL ? Turns.NONE : turns.of(posted.source())) {
      List<Candidate> events = Refused.reading(() -> reader.read(posted));
      if (events.size() > maxEvents) {
        throw new Refused(
            RejectReason.TOO_LARGE, null, "more events than the limit of " + maxEvents);
      }
      events.forEach(c -> EventBounds.check(c, posted.at()));
      List<String> digests = events.stream().map(c -> shortened(c.digest().get())).toList();
      return new ReadBatch(posted, reader.door(), events, digests);
    }
  }

  /** Half of a SHA-256 tells contents of one source apart as well, in half the room. */
  private static String shortened(String digest) {
    return digest.substring(0, digest.length() / 2);
  }
}
