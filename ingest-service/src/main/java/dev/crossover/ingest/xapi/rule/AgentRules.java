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
 * What makes an Agent or a Group valid: exactly one identifier each; anonymous groups list members.
 */
public final class AgentRules {

  /** Each of these alone says who it is: the inverse functional identifiers. */
  public static final List<String> IDENTIFIERS =
      List.of("mbox", "mbox_sha1sum", "openid", "account");

  private static final Pattern SHA1 = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern MBOX = Pattern.compile("mailto:[^@\\s]+@[^@\\s]+");

  /** Checks an Agent or a Group. */
  public static void actor(JsonNode actor, String field) {
    object(actor, field);
    switch (XapiValues.objectType(actor, field, "Agent")) {
      case "Agent" -> agent(actor, field);
      case "Group" -> group(actor, field);
      default -> throw Refused.field(field + ".objectType", "must be Agent or Group");
    }
  }

  /** Checks an Agent. */
  public static void agent(JsonNode agent, String field) {
    object(agent, field);
    if (!XapiValues.objectType(agent, field, "Agent").equals("Agent")) {
      throw Refused.field(field + ".objectType", "must be Agent");
    }
    only(agent, field + ".", "objectType", "name", "mbox", "mbox_sha1sum", "openid", "account");
    identified(agent, field, 1);
  }

  /** Checks a Group. */
  static void group(JsonNode group, String field) {
    object(group, field);
    if (!XapiValues.objectType(group, field, "").equals("Group")) {
      throw Refused.field(field + ".objectType", "must be Group");
    }
    only(
        group,
        field + ".",
        "objectType",
        "name",
        "mbox",
        "mbox_sha1sum",
        "openid",
        "account",
        "member");
    identified(group, field, group.has("member") ? 0 : 1);
    optional(group, field + ".", "member", (m, f) -> each(m, f, AgentRules::agent));
  }

  /**
   * Checks an authority: an Agent, or for a signature of two an anonymous Group of just two Agents.
   */
  static void authority(JsonNode authority, String field) {
    actor(authority, field);
    boolean group = authority.path("objectType").asString("").equals("Group");
    if (group
        && (authority.path("member").size() != 2
            || IDENTIFIERS.stream().anyMatch(authority::has))) {
      throw Refused.field(field, "a group must be anonymous and have two members");
    }
  }

  private static void identified(JsonNode actor, String field, int least) {
    optional(actor, field + ".", "name", XapiValues::text);
    long identifiers = IDENTIFIERS.stream().filter(actor::has).count();
    if (identifiers == 0 && least == 1 && actor.path("objectType").asString("").equals("Group")) {
      throw Refused.field(field + ".member", "is missing from an anonymous group");
    }
    if (identifiers > 1 || identifiers < least) {
      throw Refused.field(field, "must have exactly one of mbox, mbox_sha1sum, openid, account");
    }
    optional(actor, field + ".", "mbox", AgentRules::mbox);
    optional(actor, field + ".", "mbox_sha1sum", AgentRules::sha1);
    optional(actor, field + ".", "openid", XapiValues::iri);
    optional(actor, field + ".", "account", AgentRules::account);
  }

  private static void mbox(JsonNode mbox, String field) {
    text(mbox, field);
    if (!MBOX.matcher(mbox.asString()).matches()) {
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
    required(account, field + ".", "homePage", XapiValues::iri);
    required(account, field + ".", "name", XapiValues::text);
    if (account.get("name").asString().isBlank()) {
      throw Refused.field(field + ".name", "must not be blank");
    }
  }

  private AgentRules() {}
}
