package dev.crossover.ingest.change;

import dev.crossover.ingest.intake.TopicHistory;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.Topics;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells who changed what, as JSON lines, in the order in which it was written. */
@RestController
class ChangeController {

  private final TopicHistory history;

  ChangeController(TopicHistory history) {
    this.history = history;
  }

  @GetMapping("/v1/changes")
  void changes(
      @RequestParam(name = "since", required = false) @Nullable String since,
      HttpServletResponse response)
      throws IOException {
    Instant from = since == null ? Instant.EPOCH : Refused.reading(() -> Instant.parse(since));
    response.setContentType("application/x-ndjson");
    OutputStream out = response.getOutputStream();
    history.read(
        Topics.CHANGES,
        from,
        record -> {
          out.write(record.value());
          out.write('\n');
          return true;
        });
  }
}
