package dev.crossover.ingest.roster;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.DryRun;
import dev.crossover.ingest.rows.AssignmentFile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes claims, accounts that are a learner's; for the administrator. */
@RestController
class AccountController {

  private static final AssignmentFile FILE = new AssignmentFile("account", "learner");

  private final Roster roster;
  private final Body body;

  AccountController(Roster roster, Body body) {
    this.roster = roster;
    this.body = body;
  }

  @PostMapping("/v1/accounts")
  Roster.Claimed post(
      HttpServletRequest request,
      @RequestParam(name = DryRun.PARAMETER, required = false) @Nullable String dryRun)
      throws IOException {
    return roster.claim(
        FILE.read(request.getContentType(), body.read(request)), DryRun.asked(dryRun));
  }
}
