package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Result;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.xapi.Params;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes statements. */
@RestController
class StatementController {

  private final EventIntake intake;
  private final StatementDoor door;
  private final Body body;

  StatementController(EventIntake intake, StatementDoor door, Body body) {
    this.intake = intake;
    this.door = door;
    this.body = body;
  }

  @PostMapping("/xapi/statements")
  List<String> post(HttpServletRequest request) throws IOException {
    Params.of(request);
    return take(request, "").ids();
  }

  @PutMapping("/xapi/statements")
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    Params params = Params.of(request, "statementId");
    params.uuid("statementId");
    take(request, params.required("statementId"));
    return ResponseEntity.noContent().build();
  }

  private Result take(HttpServletRequest request, String forcedId) throws IOException {
    Map<String, String> context = new HashMap<>(door.context(request));
    if (!forcedId.isEmpty()) {
      context.put(StatementDoor.ID, forcedId);
    }
    return intake.take(Caller.source(request), door, context, () -> body.parsed(request));
  }
}
