package dev.crossover.dashboard.said;

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

  SaidController(HandIn handIn, OwnWord words, FollowUps followUps) {
    this.handIn = handIn;
    this.words = words;
    this.followUps = followUps;
  }

  /** Id of the event that says what is to be undone. */
  record Undo(@Nullable String event) {}

  @PostMapping("/work")
  ResponseEntity<Map<String, String>> handIn(
      @PathVariable("id") String id, @RequestBody HandIn.Work work) {
    return handIn.take(id, work);
  }

  @PostMapping("/words")
  ResponseEntity<Map<String, String>> say(
      @PathVariable("id") String id, @RequestBody OwnWord.Word word) {
    return words.take(id, word);
  }

  @PostMapping("/follow-ups")
  ResponseEntity<Map<String, String>> followUp(
      @PathVariable("id") String id, @RequestBody FollowUps.Step step) {
    return followUps.take(id, step);
  }

  @PostMapping("/follow-ups/undo")
  ResponseEntity<Map<String, String>> undo(@PathVariable("id") String id, @RequestBody Undo undo) {
    return followUps.undo(id, Objects.requireNonNullElse(undo.event(), ""));
  }
}
