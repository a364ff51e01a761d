package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.model.record.StandIn;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Who will be away hands their reviews on; who stands in finds them on their own desk. */
@Service
class HandOn {

  private final ReviewRights rights;
  private final IngestCalls ingest;

  HandOn(ReviewRights rights, IngestCalls ingest) {
    this.rights = rights;
    this.ingest = ingest;
  }

  /**
   * Who reviews in the place of who asks.
   *
   * @param mail their address; null for nobody any more
   * @param last included
   */
  record InPlace(@Nullable String mail, @Nullable LocalDate first, @Nullable LocalDate last) {}

  /** Today or later; null for nobody. */
  @Nullable InPlace now() {
    StandIn s = rights.ownStandIn();
    return s == null ? null : new InPlace(s.mail(), s.first(), s.last());
  }

  /**
   * Has it kept.
   *
   * @throws NoSuchElementException if who asks has nothing to hand on
   * @throws IOException if the service that keeps it does not answer
   */
  ResponseEntity<Map<String, Object>> to(InPlace wanted) throws IOException {
    if (!rights.any()) {
      throw new NoSuchElementException("there is nothing to hand on");
    }
    Map<String, String> form = new TreeMap<>();
    form.put("mail", Viewer.current().mail());
    if (wanted.mail() != null) {
      form.put("standIn", wanted.mail());
      form.put("first", wanted.first() == null ? "" : wanted.first().toString());
      form.put("last", wanted.last() == null ? "" : wanted.last().toString());
    }
    IngestCalls.Reply reply = ingest.form("/v1/users/stand-in", form, Viewer.current().mail());
    return switch (reply.status()) {
      case 204 -> ResponseEntity.noContent().build();
      case 400 -> Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
      default ->
          Problem.reply(
              HttpStatus.SERVICE_UNAVAILABLE, "away", "It was not kept. Try again in a moment.");
    };
  }
}
