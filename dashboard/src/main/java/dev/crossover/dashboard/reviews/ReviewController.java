package dev.crossover.dashboard.reviews;

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

  ReviewController(Desk desk) {
    this.desk = desk;
  }

  @GetMapping("/api/v1/reviews")
  List<Desk.Row> waiting() {
    return desk.waiting();
  }

  @PostMapping("/api/v1/reviews")
  ResponseEntity<Map<String, Object>> decide(@RequestBody Desk.Decision decision) {
    return desk.decide(decision);
  }
}
