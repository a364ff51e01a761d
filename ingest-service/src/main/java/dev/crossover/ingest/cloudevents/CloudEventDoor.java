package dev.crossover.ingest.cloudevents;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.DoorReader;
import dev.crossover.ingest.intake.Posted;
import dev.crossover.ingest.request.InputJson;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.ingest.request.Utf8;
import dev.crossover.wiring.Json;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads requests that hold CloudEvents, in the three modes of the HTTP binding: structured ({@code
 * application/cloudevents+json}), batch ({@code application/cloudevents-batch+json}) and binary
 * (attributes in {@code ce-} headers, data in the body).
 */
@Component
public class CloudEventDoor implements DoorReader {

  private static final String TYPE = "content-type";
  private static final String ATTRIBUTE = "ce-";
  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json";

  /** What {@link Posted#context()} is of a batch that does not come by HTTP. */
  public static final Map<String, String> BATCHED = Map.of(TYPE, BATCH);

  private final CloudEventReader reader;
  private final InputJson input;

  CloudEventDoor(CloudEventReader reader, InputJson input) {
    this.reader = reader;
    this.input = input;
  }

  @Override
  public Map<String, String> context(HttpServletRequest request) {
    Map<String, String> context = new HashMap<>();
    context.put(TYPE, Objects.requireNonNullElse(request.getContentType(), ""));
    for (String header : Collections.list(request.getHeaderNames())) {
      String name = header.toLowerCase(Locale.ROOT);
      if (name.startsWith(ATTRIBUTE)) {
        context.put(name, Objects.requireNonNullElse(request.getHeader(header), ""));
      }
    }
    return context;
  }

  @Override
  public Door door() {
    return Door.CLOUDEVENTS;
  }

  @Override
  public List<Candidate> read(Posted posted) {
    boolean check = !posted.isTaken();
    String type = posted.context(TYPE).toLowerCase(Locale.ROOT);
    JsonNode json = check ? input.read(posted.body()) : input.again(posted.body());
    if (type.startsWith(BATCH)) {
      return batch(json, posted);
    }
    if (type.startsWith(STRUCTURED)) {
      return List.of(reader.read(json, "", posted.source(), posted.at(), check));
    }
    if (posted.context().containsKey("ce-specversion")) {
      return List.of(reader.read(binary(posted, json), "", posted.source(), posted.at(), check));
    }
    throw new Refused(
        RejectReason.MALFORMED,
        "Content-Type",
        "must be " + STRUCTURED + " or " + BATCH + ", or the attributes must come as ce- headers");
  }

  private List<Candidate> batch(JsonNode json, Posted posted) {
    if (!json.isArray()) {
      throw new Refused(RejectReason.MALFORMED, null, "a batch must be an array");
    }
    List<Candidate> batch = new ArrayList<>();
    for (int i = 0; i < json.size(); i++) {
      batch.add(
          reader.read(
              json.get(i), "events[" + i + "].", posted.source(), posted.at(), !posted.isTaken()));
    }
    return batch;
  }

  private static JsonNode binary(Posted posted, JsonNode data) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    posted
        .context()
        .forEach((name, value) -> {
          if (name.startsWith(ATTRIBUTE)) {
            event.put(name.substring(ATTRIBUTE.length()), decoded(value));
          }
        });
    event.set("data", data);
    return event;
  }

  /** Header values are percent-encoded; a plus sign is itself. */
  private static String decoded(String value) {
    return Utf8.unescaped(value.replace("+", "%2B"), "ce- header");
  }
}
