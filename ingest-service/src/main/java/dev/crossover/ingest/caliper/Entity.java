package dev.crossover.ingest.caliper;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An entity as Caliper writes it: an IRI alone, or an object that has one. */
final class Entity {

  /** Its IRI, or null. */
  static @Nullable String iri(JsonNode entity) {
    JsonNode id = entity.isObject() ? entity.path("id") : entity;
    return id.isString() ? id.asString() : null;
  }

  /** Its type; empty where only the IRI is told. */
  static String type(JsonNode entity) {
    return entity.path("type").asString("");
  }

  static boolean is(JsonNode entity, String type) {
    return type(entity).equals(type);
  }

  private Entity() {}
}
