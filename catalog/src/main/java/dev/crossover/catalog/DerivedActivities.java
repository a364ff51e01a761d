package dev.crossover.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the activities that a plan file leaves out because they follow from its ids. A list that
 * is there stays as it is, even an empty one.
 */
final class DerivedActivities {

  private static final String ROOT = "https://learn.crossover.example/";

  /** Fills in those of units, evidence, skip topics and interview dimensions. */
  static void fill(ObjectNode plan) {
    String course = ROOT + plan.path("id").asString() + "/";
    for (JsonNode phase : plan.path("phases")) {
      for (JsonNode block : phase.path("blocks")) {
        for (JsonNode unit : block.path("units")) {
          String iri = course + unit.path("id").asString();
          activities(unit.asObject(), iri);
          evidence(unit.asObject(), iri);
        }
      }
    }
    for (String list : new String[] {"skip", "interview"}) {
      for (JsonNode entry : plan.path(list)) {
        activities(entry.asObject(), ROOT + list + "/" + entry.path("id").asString());
      }
    }
  }

  private static void activities(ObjectNode entry, String iri) {
    if (!entry.has("activities")) {
      entry.putArray("activities").add(iri).add(iri + "/*");
    }
  }

  private static void evidence(ObjectNode unit, String iri) {
    JsonNode kinds = unit.path("evidence");
    if (kinds.isArray()) {
      ObjectNode evidence = unit.putObject("evidence");
      for (JsonNode kind : kinds) {
        evidence.putArray(kind.asString()).add(iri + "/" + kind.asString().replace('_', '-'));
      }
    }
  }

  private DerivedActivities() {}
}
