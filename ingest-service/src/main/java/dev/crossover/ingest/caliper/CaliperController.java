package dev.crossover.ingest.caliper;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Caller;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Caliper door. A reply has no body, as senders expect. A signed body needs a key as well: the
 * signature says who wrote it, the key who posts. Who has no field for a secret posts to the
 * address of the key.
 */
@RestController
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
  @GetMapping({"/caliper", "/caliper/"})
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

  @PostMapping({"/caliper", "/caliper/"})
  void post(HttpServletRequest request) throws IOException {
    take(request, door.context(request));
  }

  /** Who may come in here was settled by the signature, whatever type the body is said to have. */
  @PostMapping("/caliper/{key}")
  void postSigned(HttpServletRequest request) throws IOException {
    take(request, CaliperDoor.SIGNED_BODY);
  }

  private void take(HttpServletRequest request, Map<String, String> context) throws IOException {
    intake.take(Caller.source(request), door, context, () -> body.parsed(request));
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> later(KeysAway e) {
    return Problem.later(
        HttpStatus.SERVICE_UNAVAILABLE,
        KeysAway.RETRY_SECONDS,
        "unavailable",
        String.valueOf(e.getMessage()));
  }
}
