package dev.crossover.ingest.roster;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.DryRun;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
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
      @RequestParam(name = DryRun.PARAMETER, required = false) @Nullable String dryRun)
      throws IOException {
    return roster.importCsv(body.read(request), DryRun.asked(dryRun));
  }
}
