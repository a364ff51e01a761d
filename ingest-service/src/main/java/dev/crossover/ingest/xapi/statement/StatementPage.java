package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.xapi.statement.StatementRange.Position;
import dev.crossover.wiring.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of statements as they are shown.
 *
 * @param found in the order that was asked for
 * @param next where to go on; null at the end
 */
record StatementPage(List<Shown> found, @Nullable Position next) {

  private static final String POSITIONS = "positions";
  private static final String NEXT = "next";

  /**
   * A statement as it is shown.
   *
   * @param at its place in the order of all
   */
  record Shown(Position at, JsonNode statement) {}

  /** One page of the pages of several sources. */
  static StatementPage merged(List<StatementPage> pages, boolean ascending, int limit) {
    Comparator<Position> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    // Beyond the first place where one of them stopped, it may have what comes before others.
    Optional<Position> stop =
        pages.stream().flatMap(page -> Stream.ofNullable(page.next())).min(order);
    List<Shown> found =
        pages.stream()
            .flatMap(page -> page.found().stream())
            .filter(shown -> stop.isEmpty() || order.compare(shown.at(), stop.get()) <= 0)
            .collect(Collectors.toMap(Shown::at, shown -> shown, (one, _) -> one))
            .values()
            .stream()
            .sorted(Comparator.comparing(Shown::at, order))
            .toList();
    return found.size() > limit
        ? new StatementPage(found.subList(0, limit), found.get(limit - 1).at())
        : new StatementPage(found, stop.orElse(null));
  }

  /** What xAPI calls a StatementResult. */
  ObjectNode result(String more) {
    ObjectNode result = Json.MAPPER.createObjectNode();
    ArrayNode list = result.putArray("statements");
    found.forEach(shown -> list.add(shown.statement()));
    return result.put("more", more);
  }

  /** The same for another instance, which has pages of its own to put beside it. */
  ObjectNode partial() {
    ObjectNode result = result("");
    ArrayNode positions = result.putArray(POSITIONS);
    found.forEach(shown -> positions.add(shown.at().toString()));
    if (next != null) {
      result.put(NEXT, next.toString());
    }
    return result;
  }

  /** Reads what another instance answered. */
  static StatementPage read(JsonNode partial) {
    List<Shown> found = new ArrayList<>();
    for (int i = 0; i < partial.path("statements").size(); i++) {
      found.add(
          new Shown(
              Position.read(partial.get(POSITIONS).get(i).asString()),
              partial.get("statements").get(i)));
    }
    return new StatementPage(
        found, partial.has(NEXT) ? Position.read(partial.get(NEXT).asString()) : null);
  }
}
