package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "What waits for me, and since when?" */
@RestController
@RequestMapping("/api/v1/reviews")
class ReviewController {

  private static final Logger log = LoggerFactory.getLogger(ReviewController.class);

  private final Desk desk;

  ReviewController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping
  List<Desk.Row> waiting() {
    return desk.waiting();
  }

  /** Takes a decision; it shows once it went through the log. */
  @PostMapping
  ResponseEntity<Map<String, String>> decide(@RequestBody Desk.Decision decision) {
    try {
      IngestCalls.Reply reply = desk.decide(decision);
      if (reply.status() == HttpStatus.OK.value()) {
        return ResponseEntity.noContent().build();
      }
      if (reply.status() == HttpStatus.BAD_REQUEST.value()) {
        return Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
      }
      log.warn("the ingest service answers a review with {}", reply.status());
    } catch (IOException e) {
      log.warn("the ingest service does not answer: {}", e.getMessage());
    }
    return Problem.reply(
        HttpStatus.SERVICE_UNAVAILABLE,
        "away",
        "It was not taken: the service that keeps it does not answer. Try again.");
  }
}
