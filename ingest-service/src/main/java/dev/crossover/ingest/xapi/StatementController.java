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
import java.time.Instant;
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
    String text = body.read(request);
    List<Candidate> batch = read(request, text, null);
    Taken taken = accept(request, text, batch);
    return ResponseEntity.ok()
        .header("X-Crossover-Accepted", String.valueOf(taken.accepted()))
        .header("X-Crossover-Duplicate", String.valueOf(taken.duplicates()))
        .body(batch.stream().map(Candidate::id).toList());
  }

  @PutMapping("/statements")
  ResponseEntity<Void> put(
      HttpServletRequest request, @RequestParam("statementId") String statementId)
      throws IOException {
    Checks.uuid(StringNode.valueOf(statementId), "statementId");
    String text = body.read(request);
    accept(request, text, read(request, text, statementId));
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/statements", params = "statementId")
  ResponseEntity<JsonNode> get(@RequestParam("statementId") String statementId) {
    Received found = index.find(statementId.toLowerCase(Locale.ROOT));
    return found == null || found.door() != Door.XAPI
        ? ResponseEntity.notFound().build()
        : ResponseEntity.ok().body(found.original());
  }

  private List<Candidate> read(HttpServletRequest request, String text, @Nullable String forcedId) {
    Instant now = clock.instant();
    String source = Caller.source(request);
    try {
      return new StatementReader(source, now).read(text, forcedId);
    } catch (Refused e) {
      intake.refuse(source, Door.XAPI, e, text);
      throw e;
    }
  }

  private Taken accept(HttpServletRequest request, String text, List<Candidate> batch) {
    try {
      return intake.accept(batch);
    } catch (Refused e) {
      intake.refuse(Caller.source(request), Door.XAPI, e, text);
      throw e;
    }
  }
}
