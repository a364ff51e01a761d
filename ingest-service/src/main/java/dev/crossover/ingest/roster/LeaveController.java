package dev.crossover.ingest.roster;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.learner.Leave;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes days away of one learner, from a page or from whoever keeps them. */
@RestController
class LeaveController {

  private final Roster roster;

  LeaveController(Roster roster) {
    this.roster = roster;
  }

  @PostMapping(
      path = "/v1/learners/{id}/leave",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> post(
      @PathVariable("id") String id,
      @RequestParam("first") LocalDate first,
      @RequestParam("last") LocalDate last,
      @RequestParam(name = "away", defaultValue = "true") boolean away) {
    Leave days = Refused.reading(() -> new Leave(first, last));
    try {
      roster.leave(id, days, away);
      return ResponseEntity.noContent().build();
    } catch (NoSuchElementException e) {
      return ResponseEntity.notFound().build();
    }
  }
}
