package dev.crossover.ingest.caliper;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Caller;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Caliper door. A reply has no body, as senders expect; it says in {@code X-Crossover-Accepted}
 * and {@code X-Crossover-Duplicate} what became of the data. A signed body needs the token as well:
 * the signature says who wrote it, the token who posts.
 */
@RestController
@RequestMapping({"/caliper", "/caliper/"})
class CaliperController {

  static final List<String> VERSIONS =
      List.of(
          "http://purl.imsglobal.org/ctx/caliper/v1p1",
          "http://purl.imsglobal.org/ctx/caliper/v1p2");

  private final EventIntake intake;
  private final CaliperDoor door;
  private final Body body;
  private final IngestSettings settings;

  CaliperController(EventIntake intake, CaliperDoor door, Body body, IngestSettings settings) {
    this.intake = intake;
    this.door = door;
    this.body = body;
    this.settings = settings;
  }

  /** What a sender may ask for; in the specification's spelling, and in that of its fixtures. */
  @GetMapping
  Map<String, Object> configuration() {
    long most = settings.maxBody().toBytes();
    return Map.of(
        "caliperMaximumPayloadSize", most,
        "caliperSupportedVersions", VERSIONS,
        "caliperSupportedExtensions", Map.of(),
        "caliper_maximum_payload_size", most,
        "caliper_supported_versions", VERSIONS,
        "caliper_supported_extensions", Map.of());
  }

  @PostMapping
  ResponseEntity<Void> post(HttpServletRequest request) throws IOException {
    String source = Caller.source(request);
    Map<String, String> context =
        Map.of(CaliperDoor.TYPE, Objects.requireNonNullElse(request.getContentType(), ""));
    Taken taken = intake.take(source, door, context, () -> body.parsed(request)).taken();
    return ResponseEntity.ok()
        .header("X-Crossover-Accepted", String.valueOf(taken.accepted()))
        .header("X-Crossover-Duplicate", String.valueOf(taken.duplicates()))
        .build();
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> later(KeysAway e) {
    return Problem.later(
        HttpStatus.SERVICE_UNAVAILABLE, 30, "unavailable", String.valueOf(e.getMessage()));
  }
}
