package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Result;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.xapi.Params;
import dev.crossover.ingest.xapi.XapiVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes statements. A reply says in {@code X-Crossover-Accepted} and {@code X-Crossover-Duplicate}
 * what became of the batch; xAPI itself has no place for that.
 */
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
  ResponseEntity<List<String>> post(HttpServletRequest request) throws IOException {
    Params.of(request);
    Result result = take(request, "");
    return ResponseEntity.ok()
        .header("X-Crossover-Accepted", String.valueOf(result.taken().accepted()))
        .header("X-Crossover-Duplicate", String.valueOf(result.taken().duplicates()))
        .body(result.ids());
  }

  @PutMapping("/xapi/statements")
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    Params params = Params.of(request, "statementId");
    params.uuid("statementId");
    take(request, params.required("statementId"));
    return ResponseEntity.noContent().build();
  }

  private Result take(HttpServletRequest request, String forcedId) throws IOException {
    String source = Caller.source(request);
    Map<String, String> context = new HashMap<>();
    context.put(StatementDoor.TYPE, String.valueOf(request.getContentType()));
    context.put(StatementDoor.MARK, XapiVersion.of(request).mark());
    if (!forcedId.isEmpty()) {
      context.put(StatementDoor.ID, forcedId);
    }
    return intake.take(source, door, context, () -> body.parsed(request));
  }
}
