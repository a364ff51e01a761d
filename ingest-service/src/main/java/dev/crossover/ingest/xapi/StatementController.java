package dev.crossover.ingest.xapi;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.EventIndex;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.intake.Received;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.system.Body;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The xAPI door. A reply says in {@code X-Crossover-Accepted} and {@code X-Crossover-Duplicate}
 * what became of the batch; xAPI itself has no place for that.
 */
@RestController
@RequestMapping("/xapi")
class StatementController {

  private final EventIntake intake;
  private final EventIndex index;
  private final Body body;
  private final Clock clock;

  StatementController(EventIntake intake, EventIndex index, Body body, Clock clock) {
    this.intake = intake;
    this.index = index;
    this.body = body;
    this.clock = clock;
  }

  @GetMapping("/about")
  Map<String, List<String>> about() {
    return Map.of("version", List.of("1.0.3", "2.0.0"));
  }

  @PostMapping("/statements")
  ResponseEntity<List<String>> post(HttpServletRequest request) throws IOException {
    Result result = take(request, null);
    return ResponseEntity.ok()
        .header("X-Crossover-Accepted", String.valueOf(result.taken().accepted()))
        .header("X-Crossover-Duplicate", String.valueOf(result.taken().duplicates()))
        .body(result.batch().stream().map(Candidate::id).toList());
  }

  @PutMapping("/statements")
  ResponseEntity<Void> put(
      HttpServletRequest request, @RequestParam("statementId") String statementId)
      throws IOException {
    Checks.uuid(StringNode.valueOf(statementId), "statementId");
    take(request, statementId);
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/statements", params = "statementId")
  ResponseEntity<JsonNode> get(@RequestParam("statementId") String statementId) {
    Received found = index.find(statementId.toLowerCase(Locale.ROOT));
    return found == null || found.door() != Door.XAPI
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok().body(found.original());
  }

  private record Result(List<Candidate> batch, Taken taken) {}

  /** Reads and accepts; what is refused on the way is kept with its text. */
  private Result take(HttpServletRequest request, @Nullable String forcedId) throws IOException {
    String source = Caller.source(request);
    String text = "";
    try {
      String read = body.read(request);
      text = read;
      StatementReader reader = new StatementReader(source, clock.instant());
      List<Candidate> batch = Refused.reading(() -> reader.read(read, forcedId));
      return new Result(batch, intake.accept(batch));
    } catch (Refused e) {
      intake.refuse(source, Door.XAPI, e, text);
      throw e;
    }
  }
}
