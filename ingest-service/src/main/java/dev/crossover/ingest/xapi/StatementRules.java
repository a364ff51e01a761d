package dev.crossover.ingest.xapi;

import static dev.crossover.ingest.xapi.Checks.each;
import static dev.crossover.ingest.xapi.Checks.iri;
import static dev.crossover.ingest.xapi.Checks.object;
import static dev.crossover.ingest.xapi.Checks.only;
import static dev.crossover.ingest.xapi.Checks.optional;
import static dev.crossover.ingest.xapi.Checks.required;
import static dev.crossover.ingest.xapi.Checks.text;

import dev.crossover.ingest.intake.Refused;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What makes a statement valid: xAPI 1.0.3, part two, "Statements"
 * (github.com/adlnet/xAPI-Spec/blob/master/xAPI-Data.md).
 */
final class StatementRules {

  private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
  private static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");
  private static final List<String> INTERACTIONS =
      List.of(
          "true-false",
          "choice",
          "fill-in",
          "long-fill-in",
          "matching",
          "performance",
          "sequencing",
          "likert",
          "numeric",
          "other");

  /**
   * Checks one statement.
   *
   * @param at where it stands, such as {@code statements[3].}; empty for a single one
   * @throws Refused naming the first field that is wrong
   */
  static void check(JsonNode s, String at) {
    object(s, at.isEmpty() ? "statement" : at.substring(0, at.length() - 1));
    only(
        s,
        at,
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
        "attachments");
    Checks.noNulls(s, at);
    optional(s, at, "id", Checks::uuid);
    required(s, at, "actor", StatementRules::actor);
    required(s, at, "verb", StatementRules::verb);
    required(s, at, "object", StatementRules::statementObject);
    optional(s, at, "result", StatementRules::result);
    optional(s, at, "context", StatementRules::context);
    optional(s, at, "timestamp", Checks::timestamp);
    optional(s, at, "stored", Checks::timestamp);
    optional(s, at, "authority", StatementRules::actor);
    optional(s, at, "version", StatementRules::version);
    optional(s, at, "attachments", (a, f) -> each(a, f, StatementRules::attachment));
    voiding(s, at);
  }

  private static void version(JsonNode version, String field) {
    text(version, field);
    String v = version.asString();
    if (!v.equals("1.0") && !v.startsWith("1.0.") && !v.startsWith("2.0.")) {
      throw Refused.field(field, "must be 1.0.x or 2.0.x, but is " + v);
    }
  }

  private static void voiding(JsonNode s, String at) {
    boolean voids = s.get("verb").path("id").asString("").equals(Verbs.VOIDED);
    if (voids && !s.get("object").path("objectType").asString("").equals("StatementRef")) {
      throw Refused.field(at + "object", "a voiding statement must refer to a statement");
    }
  }

  private static void actor(JsonNode actor, String field) {
    object(actor, field);
    String type = objectType(actor, field, "Agent");
    if (!type.equals("Agent") && !type.equals("Group")) {
      throw Refused.field(field + ".objectType", "must be Agent or Group, but is " + type);
    }
    boolean group = type.equals("Group");
    only(
        actor,
        field + ".",
        "objectType",
        "name",
        "mbox",
        "mbox_sha1sum",
        "openid",
        "account",
        group ? "member" : "name");
    optional(actor, field + ".", "name", Checks::text);
    long identifiers = IDENTIFIERS.stream().filter(actor::has).count();
    boolean anonymous = group && identifiers == 0;
    if (identifiers > 1 || (identifiers == 0 && !anonymous)) {
      throw Refused.field(field, "must have exactly one of mbox, mbox_sha1sum, openid, account");
    }
    if (anonymous && !actor.has("member")) {
      throw Refused.field(field + ".member", "is missing from an anonymous group");
    }
    optional(actor, field + ".", "mbox", StatementRules::mbox);
    optional(actor, field + ".", "mbox_sha1sum", StatementRules::sha1);
    optional(actor, field + ".", "openid", Checks::iri);
    optional(actor, field + ".", "account", StatementRules::account);
    optional(actor, field + ".", "member", (m, f) -> each(m, f, StatementRules::actor));
  }

  private static void mbox(JsonNode mbox, String field) {
    text(mbox, field);
    if (!mbox.asString().matches("mailto:[^@\\s]+@[^@\\s]+")) {
      throw Refused.field(field, "must be mailto: and an address");
    }
  }

  private static void sha1(JsonNode sum, String field) {
    text(sum, field);
    if (!SHA1.matcher(sum.asString()).matches()) {
      throw Refused.field(field, "must be 40 hexadecimal digits");
    }
  }

  private static void account(JsonNode account, String field) {
    object(account, field);
    only(account, field + ".", "homePage", "name");
    required(account, field + ".", "homePage", Checks::iri);
    required(account, field + ".", "name", Checks::text);
    if (account.get("name").asString().isBlank()) {
      throw Refused.field(field + ".name", "must not be blank");
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
    switch (objectType(target, field, "Activity")) {
      case "Activity" -> activity(target, field);
      case "Agent", "Group" -> actor(target, field);
      case "StatementRef" -> statementRef(target, field);
      case "SubStatement" -> subStatement(target, field);
      default ->
          throw Refused.field(
              field + ".objectType",
              "must be Activity, Agent, Group, StatementRef or SubStatement");
    }
  }

  private static void statementRef(JsonNode ref, String field) {
    only(ref, field + ".", "objectType", "id");
    required(ref, field + ".", "id", Checks::uuid);
  }

  private static void subStatement(JsonNode sub, String field) {
    only(
        sub,
        field + ".",
        "objectType",
        "actor",
        "verb",
        "object",
        "result",
        "context",
        "timestamp",
        "attachments");
    required(sub, field + ".", "actor", StatementRules::actor);
    required(sub, field + ".", "verb", StatementRules::verb);
    required(sub, field + ".", "object", StatementRules::statementObject);
    if (sub.get("object").path("objectType").asString("").equals("SubStatement")) {
      throw Refused.field(field + ".object", "a SubStatement must not hold another");
    }
    optional(sub, field + ".", "result", StatementRules::result);
    optional(sub, field + ".", "context", StatementRules::context);
    optional(sub, field + ".", "timestamp", Checks::timestamp);
  }

  private static void activity(JsonNode activity, String field) {
    object(activity, field);
    if (!objectType(activity, field, "Activity").equals("Activity")) {
      throw Refused.field(field + ".objectType", "must be Activity");
    }
    only(activity, field + ".", "objectType", "id", "definition");
    required(activity, field + ".", "id", Checks::iri);
    optional(activity, field + ".", "definition", StatementRules::definition);
  }

  private static void definition(JsonNode definition, String field) {
    object(definition, field);
    optional(definition, field + ".", "name", Checks::languageMap);
    optional(definition, field + ".", "description", Checks::languageMap);
    optional(definition, field + ".", "type", Checks::iri);
    optional(definition, field + ".", "moreInfo", Checks::iri);
    optional(definition, field + ".", "extensions", Checks::extensions);
    optional(
        definition,
        field + ".",
        "interactionType",
        (type, f) -> {
          text(type, f);
          if (!INTERACTIONS.contains(type.asString())) {
            throw Refused.field(f, "is no interaction type: " + type.asString());
          }
        });
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
    optional(context, field + ".", "registration", Checks::uuid);
    optional(context, field + ".", "instructor", StatementRules::actor);
    optional(context, field + ".", "team", StatementRules::actor);
    optional(context, field + ".", "revision", Checks::text);
    optional(context, field + ".", "platform", Checks::text);
    optional(context, field + ".", "language", Checks::languageTag);
    optional(context, field + ".", "statement", StatementRules::statementRefObject);
    optional(context, field + ".", "extensions", Checks::extensions);
    optional(context, field + ".", "contextActivities", StatementRules::contextActivities);
  }

  private static void statementRefObject(JsonNode ref, String field) {
    object(ref, field);
    if (!objectType(ref, field, "").equals("StatementRef")) {
      throw Refused.field(field + ".objectType", "must be StatementRef");
    }
    statementRef(ref, field);
  }

  private static void contextActivities(JsonNode activities, String field) {
    object(activities, field);
    only(activities, field + ".", "parent", "grouping", "category", "other");
    for (Map.Entry<String, JsonNode> kind : activities.properties()) {
      String at = field + "." + kind.getKey();
      // A single object instead of an array is legal in 1.0.x.
      if (kind.getValue().isObject()) {
        activity(kind.getValue(), at);
      } else {
        each(kind.getValue(), at, StatementRules::activity);
      }
    }
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
    required(attachment, field + ".", "contentType", Checks::text);
    required(attachment, field + ".", "length", Checks::number);
    required(attachment, field + ".", "sha2", Checks::text);
    optional(attachment, field + ".", "fileUrl", (url, f) -> iri(url, f));
    if (!attachment.has("fileUrl")) {
      throw Refused.field(
          field + ".fileUrl", "is missing: attachments that travel in the body are not taken yet");
    }
  }

  private static String objectType(JsonNode node, String field, String otherwise) {
    optional(node, field + ".", "objectType", Checks::text);
    return node.path("objectType").asString(otherwise);
  }

  private StatementRules() {}
}
