package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.system.Body;
import dev.crossover.ingest.xapi.Params;
import dev.crossover.ingest.xapi.XapiVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  private final StatementTable statements;
  private final Body body;
  private final Clock clock;

  StatementController(EventIntake intake, StatementTable statements, Body body, Clock clock) {
    this.statements = statements;
    this.intake = intake;
    this.body = body;
    this.clock = clock;
  }

  @PostMapping("/xapi/statements")
  ResponseEntity<List<String>> post(HttpServletRequest request) throws IOException {
    Params.of(request);
    Result result = take(request, null);
    return ResponseEntity.ok()
        .header("X-Crossover-Accepted", String.valueOf(result.taken().accepted()))
        .header("X-Crossover-Duplicate", String.valueOf(result.taken().duplicates()))
        .body(result.batch().stream().map(Candidate::id).toList());
  }

  @PutMapping("/xapi/statements")
  ResponseEntity<Void> put(HttpServletRequest request) throws IOException {
    Params params = Params.of(request, "statementId");
    params.required("statementId");
    take(request, params.uuid("statementId"));
    return ResponseEntity.noContent().build();
  }

  private record Result(List<Candidate> batch, Taken taken) {}

  /** Reads and accepts; what is refused on the way is kept with its text. */
  private Result take(HttpServletRequest request, @Nullable String forcedId) throws IOException {
    String source = Caller.source(request);
    byte[] read = {};
    try {
      read = body.bytes(request);
      Parts parts = Parts.of(request.getContentType(), read);
      StatementReader reader =
          new StatementReader(
              source, XapiVersion.of(request).mark(), clock.instant(), statements::isVoided);
      List<Candidate> batch = Refused.reading(() -> reader.read(parts, forcedId));
      return new Result(batch, intake.accept(batch));
    } catch (Refused e) {
      intake.refuse(source, Door.XAPI, e, new String(read, StandardCharsets.UTF_8));
      throw e;
    }
  }
}
