package dev.crossover.ingest.roster;

import dev.crossover.ingest.request.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes roster files; for the administrator. */
@RestController
class RosterController {

  private final Roster roster;
  private final Body body;

  RosterController(Roster roster, Body body) {
    this.roster = roster;
    this.body = body;
  }

  @PostMapping("/v1/roster")
  Roster.Imported post(
      HttpServletRequest request,
      @RequestParam(name = "dry-run", defaultValue = "false") boolean dryRun)
      throws IOException {
    return roster.importCsv(body.read(request), dryRun);
  }
}
