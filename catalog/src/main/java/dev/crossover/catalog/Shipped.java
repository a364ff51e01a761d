package dev.crossover.catalog;

import dev.crossover.model.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The catalog that comes with the product: plans, roles, skills, checklists. */
public final class Shipped {

  /** Ids of the plans, the default first. */
  public static final List<String> PLANS =
      List.of("ml-to-genai", "classic-ml-to-llm", "genai-roadmap");

  private static final Map<String, JsonNode> SKILLS = entries("skills.yaml");
  private static final Map<String, JsonNode> ROLES = entries("roles.yaml");
  private static final Map<String, JsonNode> CHECKLIST = entries("checklist.yaml");

  /**
   * A plan of the catalog, with its skills and roles.
   *
   * @throws IllegalArgumentException if the catalog has none of that id
   */
  public static Plan plan(String id) {
    if (!PLANS.contains(id)) {
      throw new IllegalArgumentException("the catalog has " + PLANS + ", but no plan " + id);
    }
    return PlanFile.read(text("plans/" + id + ".yaml"));
  }

  /** Skills by id, in the order of the file. */
  static Map<String, JsonNode> skills() {
    return SKILLS;
  }

  /** Roles by id, in the order of the file. */
  static Map<String, JsonNode> roles() {
    return ROLES;
  }

  /** Items of checklists by id, in the order of the file. */
  static Map<String, JsonNode> checklist() {
    return CHECKLIST;
  }

  private static Map<String, JsonNode> entries(String file) {
    Map<String, JsonNode> entries = new LinkedHashMap<>();
    PlanFile.YAML.readTree(text(file)).forEach(e -> entries.put(e.path("id").asString(), e));
    return Collections.unmodifiableMap(entries);
  }

  private static String text(String file) {
    try (InputStream in = Shipped.class.getResourceAsStream("/catalog/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Shipped() {}
}
