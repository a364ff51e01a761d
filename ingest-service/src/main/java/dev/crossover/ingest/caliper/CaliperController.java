package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.system.Body;
import dev.crossover.ingest.system.ErrorReply;
import dev.crossover.ingest.system.IngestSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
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

  private static final List<String> JSON = List.of("application/json", "application/ld+json");
  private static final List<String> SIGNED = List.of("application/jwt", "text/plain");

  private final EventIntake intake;
  private final Body body;
  private final SignedBody signed;
  private final IngestSettings settings;
  private final Clock clock;

  CaliperController(
      EventIntake intake, Body body, SignedBody signed, IngestSettings settings, Clock clock) {
    this.intake = intake;
    this.body = body;
    this.signed = signed;
    this.settings = settings;
    this.clock = clock;
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
    String text = "";
    try {
      String read = body.read(request);
      text = read;
      Taken taken = intake.accept(Refused.reading(() -> read(request, read, source)));
      return ResponseEntity.ok()
          .header("X-Crossover-Accepted", String.valueOf(taken.accepted()))
          .header("X-Crossover-Duplicate", String.valueOf(taken.duplicates()))
          .build();
    } catch (Refused e) {
      intake.refuse(source, Door.CALIPER, e, text);
      throw e;
    }
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> later(KeysAway e) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "30")
        .body(ErrorReply.body("unavailable", String.valueOf(e.getMessage())));
  }

  private List<Candidate> read(HttpServletRequest request, String text, String source) {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!JSON.contains(media) && !SIGNED.contains(media)) {
      throw new Refused(
          RejectReason.MALFORMED,
          "Content-Type",
          "must be one of " + JSON + ", or of " + SIGNED + " if signed, but is " + type);
    }
    String envelopes = SIGNED.contains(media) ? signed.payload(text) : text;
    return new EnvelopeReader(source, clock.instant()).read(envelopes);
  }
}
