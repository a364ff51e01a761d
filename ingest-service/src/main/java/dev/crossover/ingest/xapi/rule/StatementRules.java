package dev.crossover.ingest.xapi.rule;

import static dev.crossover.ingest.xapi.rule.Checks.each;
import static dev.crossover.ingest.xapi.rule.Checks.object;
import static dev.crossover.ingest.xapi.rule.Checks.only;
import static dev.crossover.ingest.xapi.rule.Checks.optional;
import static dev.crossover.ingest.xapi.rule.Checks.required;
import static dev.crossover.ingest.xapi.rule.Checks.text;

import dev.crossover.ingest.request.Refused;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What makes a statement valid: xAPI 1.0.3, part two, "Statements"
 * (github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md), and IEEE 9274.1.1, which adds the agents
 * and groups of a context; these are taken in either version.
 */
public final class StatementRules {

  /** The verb that takes another statement back. */
  public static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  private static final Pattern SHA2 = Pattern.compile("[0-9a-fA-F]{56,128}");
  private static final String[] STATEMENT = {
    "id",
    "actor",
    "verb",
    "object",
    "result",
    "context",
    "timestamp",
    "stored",
    "authority",
    "version",
    "attachments"
  };
  private static final String[] SUB_STATEMENT = {
    "objectType", "actor", "verb", "object", "result", "context", "timestamp", "attachments"
  };

  /**
   * Checks one statement.
   *
   * @param at where it stands, such as {@code statements[3].}; empty for a single one
   * @throws Refused naming the first field that is wrong
   */
  public static void check(JsonNode s, String at) {
    object(s, at.isEmpty() ? "statement" : at.substring(0, at.length() - 1));
    only(s, at, STATEMENT);
    Checks.noNulls(s, at);
    optional(s, at, "id", Checks::uuid);
    claims(s, at);
    optional(s, at, "stored", Checks::timestamp);
    optional(s, at, "authority", AgentRules::authority);
    optional(s, at, "version", StatementRules::version);
    if (s.get("verb").path("id").asString("").equals(VOIDED) && !objectTypeIs(s, "StatementRef")) {
      throw Refused.field(at + "object", "a voiding statement must refer to a statement");
    }
  }

  /** What statements and SubStatements have in common. */
  private static void claims(JsonNode s, String at) {
    required(s, at, "actor", AgentRules::actor);
    required(s, at, "verb", StatementRules::verb);
    required(s, at, "object", StatementRules::statementObject);
    optional(s, at, "result", StatementRules::result);
    optional(s, at, "context", StatementRules::context);
    optional(s, at, "timestamp", Checks::timestamp);
    optional(s, at, "attachments", (a, f) -> each(a, f, StatementRules::attachment));
    if (!objectTypeIs(s, "Activity") && !objectTypeIs(s, ActivityRules.OPEN_EDX_GROUP)) {
      for (String ofActivities : List.of("revision", "platform")) {
        if (s.path("context").has(ofActivities)) {
          throw Refused.field(
              at + "context." + ofActivities, "is for statements about an Activity only");
        }
      }
    }
  }

  private static boolean objectTypeIs(JsonNode s, String type) {
    return s.get("object").path("objectType").asString("Activity").equals(type);
  }

  private static void version(JsonNode version, String field) {
    text(version, field);
    String v = version.asString();
    if (!v.equals("1.0") && !v.startsWith("1.0.") && !v.startsWith("2.0.")) {
      throw Refused.field(field, "must be 1.0.x or 2.0.x, but is " + v);
    }
  }

  private static void verb(JsonNode verb, String field) {
    object(verb, field);
    only(verb, field + ".", "id", "display");
    required(verb, field + ".", "id", Checks::iri);
    optional(verb, field + ".", "display", Checks::languageMap);
  }

  private static void statementObject(JsonNode target, String field) {
    object(target, field);
    switch (Checks.objectType(target, field, "Activity")) {
      case "Activity", ActivityRules.OPEN_EDX_GROUP -> ActivityRules.activity(target, field);
      case "Agent", "Group" -> AgentRules.actor(target, field);
      case "StatementRef" -> statementRef(target, field);
      case "SubStatement" -> subStatement(target, field);
      default ->
          throw Refused.field(
              field + ".objectType",
              "must be Activity, Agent, Group, StatementRef or SubStatement");
    }
  }

  private static void statementRef(JsonNode ref, String field) {
    object(ref, field);
    if (!Checks.objectType(ref, field, "").equals("StatementRef")) {
      throw Refused.field(field + ".objectType", "must be StatementRef");
    }
    only(ref, field + ".", "objectType", "id");
    required(ref, field + ".", "id", Checks::uuid);
  }

  private static void subStatement(JsonNode sub, String field) {
    only(sub, field + ".", SUB_STATEMENT);
    if (sub.path("object").path("objectType").asString("").equals("SubStatement")) {
      throw Refused.field(field + ".object", "a SubStatement must not hold another");
    }
    claims(sub, field + ".");
  }

  private static void result(JsonNode result, String field) {
    object(result, field);
    only(
        result,
        field + ".",
        "score",
        "success",
        "completion",
        "response",
        "duration",
        "extensions");
    optional(result, field + ".", "score", StatementRules::score);
    optional(result, field + ".", "success", Checks::bool);
    optional(result, field + ".", "completion", Checks::bool);
    optional(result, field + ".", "response", Checks::text);
    optional(result, field + ".", "duration", Checks::duration);
    optional(result, field + ".", "extensions", Checks::extensions);
  }

  private static void score(JsonNode score, String field) {
    object(score, field);
    only(score, field + ".", "scaled", "raw", "min", "max");
    for (String part : List.of("scaled", "raw", "min", "max")) {
      optional(score, field + ".", part, Checks::number);
    }
    double scaled = score.path("scaled").asDouble(0);
    if (scaled < -1 || scaled > 1) {
      throw Refused.field(field + ".scaled", "must be between -1 and 1, but is " + scaled);
    }
    double min = score.path("min").asDouble(Double.NEGATIVE_INFINITY);
    double max = score.path("max").asDouble(Double.POSITIVE_INFINITY);
    double raw = score.path("raw").asDouble(Double.NaN);
    if (min > max) {
      throw Refused.field(field + ".min", "must not be above max");
    }
    if (raw < min || raw > max) {
      throw Refused.field(field + ".raw", "must be between min and max, but is " + raw);
    }
  }

  private static void context(JsonNode context, String field) {
    object(context, field);
    only(
        context,
        field + ".",
        "registration",
        "instructor",
        "team",
        "revision",
        "platform",
        "language",
        "statement",
        "extensions",
        "contextActivities",
        "contextAgents",
        "contextGroups");
    optional(context, field + ".", "registration", Checks::uuid);
    optional(context, field + ".", "instructor", AgentRules::actor);
    optional(context, field + ".", "team", AgentRules::group);
    optional(context, field + ".", "revision", Checks::text);
    optional(context, field + ".", "platform", Checks::text);
    optional(context, field + ".", "language", Checks::languageTag);
    optional(context, field + ".", "statement", StatementRules::statementRef);
    optional(context, field + ".", "extensions", Checks::extensions);
    optional(context, field + ".", "contextActivities", ActivityRules::contextActivities);
    optional(
        context,
        field + ".",
        "contextAgents",
        (list, f) -> each(list, f, (c, g) -> related(c, g, "agent", AgentRules::agent)));
    optional(
        context,
        field + ".",
        "contextGroups",
        (list, f) -> each(list, f, (c, g) -> related(c, g, "group", AgentRules::group)));
  }

  /** An agent or group that had to do with it, and how: {@code contextAgents} of xAPI 2.0. */
  private static void related(JsonNode entry, String field, String who, Checks.Check check) {
    object(entry, field);
    String type = who.equals("agent") ? "contextAgent" : "contextGroup";
    if (!Checks.objectType(entry, field, "").equals(type)) {
      throw Refused.field(field + ".objectType", "must be " + type);
    }
    only(entry, field + ".", "objectType", who, "relevantTypes");
    required(entry, field + ".", who, check);
    optional(
        entry,
        field + ".",
        "relevantTypes",
        (types, f) -> {
          each(types, f, Checks::iri);
          if (types.isEmpty()) {
            throw Refused.field(f, "must not be empty");
          }
        });
  }

  private static void attachment(JsonNode attachment, String field) {
    object(attachment, field);
    only(
        attachment,
        field + ".",
        "usageType",
        "display",
        "description",
        "contentType",
        "length",
        "sha2",
        "fileUrl");
    required(attachment, field + ".", "usageType", Checks::iri);
    required(attachment, field + ".", "display", Checks::languageMap);
    optional(attachment, field + ".", "description", Checks::languageMap);
    required(attachment, field + ".", "contentType", Checks::mediaType);
    required(attachment, field + ".", "length", Checks::wholeNumber);
    required(attachment, field + ".", "sha2", Checks::text);
    if (!SHA2.matcher(attachment.get("sha2").asString()).matches()) {
      throw Refused.field(field + ".sha2", "must be hexadecimal digits of a SHA-2");
    }
    optional(attachment, field + ".", "fileUrl", Checks::iri);
  }

  private StatementRules() {}
}
