package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was refused, and lets it come in again; for the administrator. */
@RestController
@RequestMapping("/v1/rejected")
class RejectedController {

  private final Redrive redrive;

  RejectedController(Redrive redrive) {
    this.redrive = redrive;
  }

  @GetMapping
  List<RejectedEvent> list(
      @RequestParam("source") String source,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      @RequestParam(name = "limit", defaultValue = "100") int limit) {
    return redrive.list(source, reason(reason), limit);
  }

  @PostMapping("/redrive")
  Redrive.Redriven again(
      @RequestParam("source") String source,
      @RequestParam(name = "reason", required = false) @Nullable String reason,
      @RequestParam(name = "limit", defaultValue = "10000") int limit) {
    return redrive.again(source, reason(reason), limit);
  }

  private static @Nullable RejectReason reason(@Nullable String code) {
    return code == null
        ? null
        : Refused.reading(() -> RejectReason.valueOf(code.toUpperCase(Locale.ROOT)));
  }
}
