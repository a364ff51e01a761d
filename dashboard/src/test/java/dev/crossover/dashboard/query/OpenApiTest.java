package dev.crossover.dashboard.query;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.ApiAddresses;
import dev.crossover.dashboard.FilledDashboard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/** The description of the API describes this API, so that a client can be made from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final Map<String, Map<String, Map<String, Object>>> paths = read();

  /** Is a table as a file, and described with the table. */
  private static final Set<String> FILES =
      Set.of("GET /api/v1/teams.csv", "GET /api/v1/teams/{team}/learners.csv");

  @BeforeAll
  void isThere() {
    assertThat(paths).isNotEmpty();
  }

  @AfterAll
  void stop() {
    dashboard.close();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Map<String, Object>>> read() {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/page/openapi.yaml")) {
      Map<String, Object> all = new Yaml().load(in);
      return (Map<String, Map<String, Map<String, Object>>>) all.get("paths");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyAddressIsDescribed() {
    Set<String> described = new TreeSet<>(FILES);
    paths.forEach((path, operations) ->
        operations
            .keySet()
            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            ApiAddresses.of(dashboard.controllers()).stream()
                .filter(address -> address.contains("/api/"))
                .toList());
  }

  @Test
  void everyOperationHasANameOfItsOwn() {
    List<Object> ids = new ArrayList<>();
    paths.values().stream()
        .flatMap(operations -> operations.values().stream())
        .forEach(operation -> ids.add(operation.get("operationId")));
    assertThat(ids).doesNotContainNull();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }
}
