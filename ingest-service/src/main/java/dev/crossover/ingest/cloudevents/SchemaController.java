package dev.crossover.ingest.cloudevents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An address for the schema of each event type, such as a CloudEvent's {@code dataschema} is. */
@RestController
class SchemaController {

  /** The schema of one type's data, a part of the file that all types share. */
  @GetMapping(
      path = "/schemas/dev.crossover.{kind}.v1.json",
      produces = {"application/schema+json", "application/json"})
  ResponseEntity<Map<String, String>> schema(@PathVariable("kind") String kind) {
    if (!CloudEventReader.KINDS.contains(kind)) {
      return ResponseEntity.notFound().build();
    }
    Map<String, String> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Data of dev.crossover." + kind + ".v1");
    schema.put("$ref", "learning-event.v1.json#/$defs/" + kind);
    return ResponseEntity.ok(schema);
  }
}
