package dev.crossover.ingest.cloudevents;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import dev.crossover.ingest.source.Caller;
import dev.crossover.ingest.system.Body;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The CloudEvents door, in the three modes of the HTTP binding: structured ({@code
 * application/cloudevents+json}), batch ({@code application/cloudevents-batch+json}) and binary
 * (attributes in {@code ce-} headers, data in the body). A sender who signs its bodies posts to the
 * hook of its token's key; who it is was settled before it comes here.
 */
@RestController
class CloudEventController {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  private final CloudEventReader reader;
  private final EventIntake intake;
  private final Body body;
  private final Clock clock;

  CloudEventController(CloudEventReader reader, EventIntake intake, Body body, Clock clock) {
    this.reader = reader;
    this.intake = intake;
    this.body = body;
    this.clock = clock;
  }

  @PostMapping({"/v1/events", "/v1/hooks/{key}"})
  Taken post(HttpServletRequest request) throws IOException {
    String source = Caller.source(request);
    String text = "";
    try {
      String read = body.read(request);
      text = read;
      return intake.accept(Refused.reading(() -> read(request, read, source)));
    } catch (Refused e) {
      intake.refuse(source, Door.CLOUDEVENTS, e, text);
      throw e;
    }
  }

  private List<Candidate> read(HttpServletRequest request, String text, String source) {
    Instant now = clock.instant();
    String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
    JsonNode json = Json.MAPPER.readTree(text);
    if (type.startsWith(BATCH)) {
      return batch(json, source, now);
    }
    if (type.startsWith(STRUCTURED)) {
      return List.of(reader.read(json, "", source, now));
    }
    if (request.getHeader("ce-specversion") != null) {
      return List.of(reader.read(binary(request, json), "", source, now));
    }
    throw new Refused(
        RejectReason.MALFORMED,
        "Content-Type",
        "must be " + STRUCTURED + " or " + BATCH + ", or the attributes must come as ce- headers");
  }

  private List<Candidate> batch(JsonNode json, String source, Instant now) {
    if (!json.isArray()) {
      throw new Refused(RejectReason.MALFORMED, null, "a batch must be an array");
    }
    List<Candidate> batch = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      batch.add(reader.read(json.get(i), "events[" + i + "].", source, now));
    }
    return batch;
  }

  private static JsonNode binary(HttpServletRequest request, JsonNode data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith("ce-")) {
        event.put(name.substring(3), decoded(request.getHeader(header)));
      }
    }
    event.set("data", data);
    return event;
  }

  /** Header values are percent-encoded; a plus sign is itself. */
  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refused(RejectReason.MALFORMED, "ce- header", "is not percent-encoded: " + value);
    }
  }
}
