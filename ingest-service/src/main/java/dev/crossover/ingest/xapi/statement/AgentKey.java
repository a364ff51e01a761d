package dev.crossover.ingest.xapi.statement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One text for one Agent or identified Group, however else it is described. */
public final class AgentKey {

  /** The key by the one identifier that a valid actor has; null for an anonymous group. */
  public static @Nullable String of(JsonNode actor) {
    if (actor.has("mbox")) {
      return "mbox|" + actor.get("mbox").asString().toLowerCase(Locale.ROOT);
    }
    if (actor.has("mbox_sha1sum")) {
      return "sha1|" + actor.get("mbox_sha1sum").asString().toLowerCase(Locale.ROOT);
    }
    if (actor.has("openid")) {
      return "openid|" + actor.get("openid").asString();
    }
    JsonNode account = actor.get("account");
    return account == null
        ? null
        : "account|" + account.path("homePage").asString() + "|" + account.path("name").asString();
  }

  private AgentKey() {}
}
