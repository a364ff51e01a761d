package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that somebody else wrote, within limits of depth and length. */
@Component
public class InputJson {

  private final JsonMapper mapper;

  public InputJson(IngestSettings settings) {
    this.mapper =
        new JsonMapper(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(settings.maxDepth())
                        .maxStringLength(settings.maxText())
                        .build())
                .build());
  }

  /**
   * Reads a text.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON or beyond the limits
   */
  public JsonNode read(String text) {
    return mapper.readTree(text);
  }
}
