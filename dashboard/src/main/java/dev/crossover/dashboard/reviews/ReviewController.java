package dev.crossover.dashboard.reviews;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** "What waits for me, and since when?" What is said shows once it went through the log. */
@RestController
class ReviewController {

  private final Desk desk;
  private final HandOn handOn;
  private final InterviewDesk interviews;

  ReviewController(Desk desk, HandOn handOn, InterviewDesk interviews) {
    this.desk = desk;
    this.handOn = handOn;
    this.interviews = interviews;
  }

  @GetMapping("/api/v1/reviews")
  List<Desk.Row> waiting() {
    return desk.waiting();
  }

  @PostMapping("/api/v1/reviews")
  ResponseEntity<Map<String, Object>> decide(@RequestBody Desk.Decision decision) {
    return desk.decide(decision);
  }

  /** Whose practice interviews who asks may score; what they say goes to the learner's address. */
  @GetMapping("/api/v1/reviews/interviews")
  InterviewDesk.Interviews interviews() {
    return interviews.mine();
  }

  /** Who reviews in the place of who asks; nothing for nobody. */
  @GetMapping("/api/v1/reviews/stand-in")
  ResponseEntity<HandOn.InPlace> standIn() {
    HandOn.InPlace now = handOn.now();
    return now == null ? ResponseEntity.noContent().build() : ResponseEntity.ok(now);
  }

  @PostMapping("/api/v1/reviews/stand-in")
  ResponseEntity<Map<String, Object>> handOn(@RequestBody HandOn.InPlace inPlace)
      throws IOException {
    return handOn.to(inPlace);
  }
}
