package dev.crossover.dashboard.said;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Takes days away, of oneself or of one's people: the roster has them, and nothing is expected. */
@Service
class Away {

  private static final int MOST_DAYS = 366;

  private final Rights rights;
  private final IngestCalls ingest;

  Away(Rights rights, IngestCalls ingest) {
    this.rights = rights;
    this.ingest = ingest;
  }

  /**
   * Days away.
   *
   * @param last included
   * @param away false to take back what was entered with these days
   */
  record Days(@Nullable LocalDate first, @Nullable LocalDate last, boolean away) {}

  /**
   * Has the roster enter them.
   *
   * @throws NoSuchElementException if who asks is neither the learner nor their manager
   * @throws IllegalArgumentException if these are no days
   * @throws IOException if the service that keeps the roster does not answer
   */
  ResponseEntity<Map<String, Object>> take(String learner, Days days) throws IOException {
    if (!rights.manages(learner) && !rights.isOwn(learner)) {
      throw new NoSuchElementException("there is no such learner");
    }
    LocalDate first = days.first();
    LocalDate last = days.last();
    if (first == null || last == null || last.isBefore(first)) {
      throw new IllegalArgumentException("last: must be given, and not be before first");
    }
    if (last.isAfter(first.plusDays(MOST_DAYS))) {
      throw new IllegalArgumentException("last: a leave takes a year at most");
    }
    Map<String, String> form =
        Map.of(
            "first",
            first.toString(),
            "last",
            last.toString(),
            "away",
            String.valueOf(days.away()));
    IngestCalls.Reply reply =
        ingest.form("/v1/learners/" + learner + "/leave", form, Viewer.current().mail());
    return switch (reply.status()) {
      case 204 -> ResponseEntity.noContent().build();
      case 404 -> throw new NoSuchElementException("the roster has no such learner");
      default -> Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
    };
  }
}
