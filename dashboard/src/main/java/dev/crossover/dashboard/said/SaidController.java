package dev.crossover.dashboard.said;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is said on a learner's page. It shows once it went through the log. */
@RestController
@RequestMapping("/api/v1/learners/{id}")
class SaidController {

  private final HandIn handIn;
  private final OwnWord words;
  private final FollowUps followUps;
  private final Away away;
  private final Vouched vouched;

  SaidController(HandIn handIn, OwnWord words, FollowUps followUps, Away away, Vouched vouched) {
    this.handIn = handIn;
    this.words = words;
    this.followUps = followUps;
    this.away = away;
    this.vouched = vouched;
  }

  /** Id of the event that says what is to be undone. */
  record Undo(@Nullable String event) {}

  @PostMapping("/work")
  ResponseEntity<Map<String, Object>> handIn(
      @PathVariable("id") String id, @RequestBody HandIn.Work work) {
    return handIn.take(id, work);
  }

  @PostMapping("/words")
  ResponseEntity<Map<String, Object>> say(
      @PathVariable("id") String id, @RequestBody OwnWord.Word word) {
    return words.take(id, word);
  }

  @PostMapping("/leave")
  ResponseEntity<Map<String, Object>> leave(
      @PathVariable("id") String id, @RequestBody Away.Days days) throws IOException {
    return away.take(id, days);
  }

  @PostMapping("/interviews")
  ResponseEntity<Map<String, Object>> interviewed(
      @PathVariable("id") String id, @RequestBody Vouched.Interview interview) {
    return vouched.interviewed(id, interview);
  }

  @PostMapping("/attestations")
  ResponseEntity<Map<String, Object>> attested(
      @PathVariable("id") String id, @RequestBody Vouched.Word word) {
    return vouched.attested(id, word);
  }

  @PostMapping("/follow-ups")
  ResponseEntity<Map<String, Object>> followUp(
      @PathVariable("id") String id, @RequestBody FollowUps.Step step) {
    return followUps.take(id, step);
  }

  @PostMapping("/follow-ups/undo")
  ResponseEntity<Map<String, Object>> undo(@PathVariable("id") String id, @RequestBody Undo undo) {
    return followUps.undo(id, Objects.requireNonNullElse(undo.event(), ""));
  }
}
