package dev.crossover.catalog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in the activities that a plan file leaves out because they follow from its ids. A list that
 * is there stays as it is, even an empty one.
 */
final class DerivedActivities {

  private static final String ROOT = "https://learn.crossover.example/";

  /** Fills in those of units, checklists, skip topics, interview dimensions and placement tests. */
  static void fill(ObjectNode plan) {
    String course = ROOT + plan.path("id").asString() + "/";
    for (JsonNode phase : plan.path("phases")) {
      for (JsonNode block : phase.path("blocks")) {
        for (JsonNode unit : block.path("units")) {
          String iri = course + unit.path("id").asString();
          activities(unit.asObject(), iri);
          checklist(unit.asObject(), iri);
        }
      }
    }
    for (String list : new String[] {"skip", "interview"}) {
      for (JsonNode entry : plan.path(list)) {
        activities(entry.asObject(), ROOT + list + "/" + entry.path("id").asString());
      }
    }
    for (JsonNode test : plan.path("placement")) {
      activities(test.asObject(), course + test.path("id").asString());
    }
  }

  private static void activities(ObjectNode entry, String iri) {
    if (!entry.has("activities")) {
      entry.putArray("activities").add(iri).add(iri + "/*");
    }
  }

  private static void checklist(ObjectNode unit, String iri) {
    for (JsonNode item : unit.path("checklist")) {
      if (!item.has("activities")) {
        String id = item.path("id").asString().replace('_', '-');
        item.asObject().putArray("activities").add(iri + "/" + id);
      }
    }
  }

  private DerivedActivities() {}
}
