package dev.crossover.ingest.xapi.rule;

import static dev.crossover.ingest.xapi.rule.XapiValues.each;
import static dev.crossover.ingest.xapi.rule.XapiValues.object;
import static dev.crossover.ingest.xapi.rule.XapiValues.only;
import static dev.crossover.ingest.xapi.rule.XapiValues.optional;
import static dev.crossover.ingest.xapi.rule.XapiValues.required;
import static dev.crossover.ingest.xapi.rule.XapiValues.text;

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
    XapiValues.noNulls(s, at);
    optional(s, at, "id", XapiValues::uuid);
    claims(s, at);
    optional(s, at, "stored", XapiValues::timestamp);
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
    optional(s, at, "timestamp", XapiValues::timestamp);
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
    required(verb, field + ".", "id", XapiValues::iri);
    optional(verb, field + ".", "display", XapiValues::languageMap);
  }

  private static void statementObject(JsonNode target, String field) {
    object(target, field);
    switch (XapiValues.objectType(target, field, "Activity")) {
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
    if (!XapiValues.objectType(ref, field, "").equals("StatementRef")) {
      throw Refused.field(field + ".objectType", "must be StatementRef");
    }
    only(ref, field + ".", "objectType", "id");
    required(ref, field + ".", "id", XapiValues::uuid);
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
    optional(result, field + ".", "success", XapiValues::bool);
    optional(result, field + ".", "completion", XapiValues::bool);
    optional(result, field + ".", "response", XapiValues::text);
    optional(result, field + ".", "duration", XapiValues::duration);
    optional(result, field + ".", "extensions", XapiValues::extensions);
  }

  private static void score(JsonNode score, String field) {
    object(score, field);
    only(score, field + ".", "scaled", "raw", "min", "max");
    for (String part : List.of("scaled", "raw", "min", "max")) {
      optional(score, field + ".", part, XapiValues::number);
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
    optional(context, field + ".", "registration", XapiValues::uuid);
    optional(context, field + ".", "instructor", AgentRules::actor);
    optional(context, field + ".", "team", AgentRules::group);
    optional(context, field + ".", "revision", XapiValues::text);
    optional(context, field + ".", "platform", XapiValues::text);
    optional(context, field + ".", "language", XapiValues::languageTag);
    optional(context, field + ".", "statement", StatementRules::statementRef);
    optional(context, field + ".", "extensions", XapiValues::extensions);
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
  private static void related(JsonNode entry, String field, String who, XapiValues.Check check) {
    object(entry, field);
    String type = who.equals("agent") ? "contextAgent" : "contextGroup";
    if (!XapiValues.objectType(entry, field, "").equals(type)) {
      throw Refused.field(field + ".objectType", "must be " + type);
    }
    only(entry, field + ".", "objectType", who, "relevantTypes");
    required(entry, field + ".", who, check);
    optional(
        entry,
        field + ".",
        "relevantTypes",
        (types, f) -> {
          each(types, f, XapiValues::iri);
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
    required(attachment, field + ".", "usageType", XapiValues::iri);
    required(attachment, field + ".", "display", XapiValues::languageMap);
    optional(attachment, field + ".", "description", XapiValues::languageMap);
    required(attachment, field + ".", "contentType", XapiValues::mediaType);
    required(attachment, field + ".", "length", XapiValues::wholeNumber);
    required(attachment, field + ".", "sha2", XapiValues::text);
    if (!SHA2.matcher(attachment.get("sha2").asString()).matches()) {
      throw Refused.field(field + ".sha2", "must be hexadecimal digits of a SHA-2");
    }
    optional(attachment, field + ".", "fileUrl", XapiValues::iri);
  }

  private StatementRules() {}
}
