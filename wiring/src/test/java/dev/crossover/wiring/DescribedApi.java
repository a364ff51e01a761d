package dev.crossover.wiring;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of an API, {@code openapi.yaml} of a module, read more strictly than a client
 * reads it: a date is a date, and an object has the properties that its schema names and no others.
 */
public final class DescribedApi {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
  private static final String NAMED = "/components/schemas";

  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          with ->
              with.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final JsonNode document;
  private final List<Body> bodies = new ArrayList<>();

  /**
   * What is sent or answered in one form.
   *
   * @param operation id, as the description has it
   * @param part {@code request}, or the status of the answer
   * @param type media type
   * @param schema as the description has it
   * @param examples of it
   */
  private record Body(
      String operation, String part, String type, JsonNode schema, List<JsonNode> examples) {

    String name() {
      return operation + " " + part + " " + type;
    }
  }

  private DescribedApi(JsonNode document) {
    this.document = document;
    document
        .path("paths")
        .forEach(path ->
            path.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                add(operation);
              }
            }));
  }

  /** That of a file among the resources of a module. */
  public static DescribedApi of(String resource) {
    try (InputStream in = DescribedApi.class.getResourceAsStream(resource)) {
      Map<String, Object> all = new Yaml().load(Objects.requireNonNull(in, resource));
      return new DescribedApi(Json.MAPPER.valueToTree(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(JsonNode operation) {
    String id = operation.path("operationId").asString("");
    resolved(operation.path("requestBody"))
        .path("content")
        .forEachEntry((type, form) -> bodies.add(body(id, "request", type, form)));
    operation
        .path("responses")
        .forEachEntry((status, answer) ->
            resolved(answer)
                .path("content")
                .forEachEntry((type, form) -> bodies.add(body(id, status, type, form))));
  }

  private Body body(String operation, String part, String type, JsonNode form) {
    List<JsonNode> examples = new ArrayList<>();
    if (form.has("example")) {
      examples.add(form.get("example"));
    }
    form.path("examples").forEach(example -> examples.add(resolved(example).path("value")));
    return new Body(operation, part, type, form.path("schema"), examples);
  }

  /** What stands at the end of a {@code $ref}. */
  private JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = document.at(found.get("$ref").asString().substring(1));
    }
    return found;
  }

  /** Everything that is sent or answered and has no example. */
  public Set<String> withoutExample() {
    return names(body -> body.examples().isEmpty());
  }

  /** Everything that is sent or answered of which nothing is said. */
  public Set<String> withoutSchema() {
    return names(body -> body.schema().isMissingNode());
  }

  private Set<String> names(Predicate<Body> which) {
    Set<String> names = new TreeSet<>();
    bodies.stream().filter(which).forEach(body -> names.add(body.name()));
    return names;
  }

  /** The examples of what is sent, in the forms of one type. */
  public List<JsonNode> sent(String operation, String type) {
    return bodies.stream()
        .filter(body -> body.name().equals(operation + " request " + type))
        .flatMap(body -> body.examples().stream())
        .toList();
  }

  /** What is wrong with the examples. */
  public List<String> wrongExamples() {
    return bodies.stream()
        .flatMap(body -> body.examples().stream().flatMap(e -> wrong(body, e).stream()))
        .toList();
  }

  /** What is wrong with an answer, JSON, of an operation. */
  public List<String> wrongAnswer(String operation, int status, JsonNode answer) {
    return bodies.stream()
        .filter(body -> body.operation().equals(operation))
        .filter(body -> body.part().equals(String.valueOf(status)))
        .findFirst()
        .map(body -> wrong(body, answer))
        .orElseGet(() -> List.of(operation + " has no body of " + status));
  }

  private List<String> wrong(Body body, JsonNode value) {
    if (body.schema().isMissingNode()) {
      return List.of();
    }
    ObjectNode schema = Json.MAPPER.createObjectNode();
    schema.set("$defs", document.at(NAMED).deepCopy());
    schema.putArray("allOf").add(body.schema().deepCopy());
    schema.path("$defs").forEach(named -> walk(named, true, DescribedApi::close));
    walk(schema.at("/allOf/0"), false, DescribedApi::close);
    String closed = schema.toString().replace("#" + NAMED + "/", "#/$defs/");
    return registry.getSchema(closed, InputFormat.JSON).validate(value).stream()
        .map(error -> body.name() + ": " + error)
        .toList();
  }

  /**
   * Has an object take what is named alone. What is a part of others is left open, and so is what
   * has a name, as it may become such a part: whoever refers to it closes it.
   */
  private static void close(JsonNode schema, boolean part) {
    boolean names = schema.has("properties") || schema.has("allOf") || schema.has("$ref");
    if (names && !part && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("unevaluatedProperties", false);
    }
  }

  /** Objects that are described where they are used, and have no title by which to call them. */
  public Set<String> withoutTitle() {
    Set<String> found = new TreeSet<>();
    document.at(NAMED).forEachEntry((name, schema) -> walk(schema, true, untitled(found, name)));
    bodies.forEach(body -> walk(body.schema(), false, untitled(found, body.name())));
    return found;
  }

  private static BiConsumer<JsonNode, Boolean> untitled(Set<String> found, String where) {
    return (schema, part) -> {
      if (!part && schema.has("properties") && !schema.has("title")) {
        found.add(where + " " + schema.get("properties").propertyNames());
      }
    };
  }

  /** What stands behind a comma in a text that lacks its quotes: it is read as a key of its own. */
  public Set<String> cutTexts() {
    Set<String> found = new TreeSet<>();
    cut(document, found);
    return found;
  }

  private static void cut(JsonNode within, Set<String> found) {
    within.forEachEntry((name, value) -> {
      if (value.isNull()) {
        found.add(name);
      }
    });
    within.forEach(value -> cut(value, found));
  }

  /** A schema and all within it; each with whether it is only a part of a whole. */
  private static void walk(JsonNode schema, boolean part, BiConsumer<JsonNode, Boolean> each) {
    schema.path("properties").forEach(inner -> walk(inner, false, each));
    for (String within : List.of("items", "additionalProperties")) {
      if (schema.path(within).isObject()) {
        walk(schema.get(within), false, each);
      }
    }
    schema.path("allOf").forEach(inner -> walk(inner, true, each));
    each.accept(schema, part);
  }
}
