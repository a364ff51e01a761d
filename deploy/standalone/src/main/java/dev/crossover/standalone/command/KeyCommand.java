package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes, lists and ends keys. */
@Command(
    mixinStandardHelpOptions = true,
    name = "key",
    aliases = "token",
    description = "create NAME | list | revoke NAME: what machines show, to post or to read")
public final class KeyCommand {

  @Command(
      mixinStandardHelpOptions = true,
      name = "create",
      description = "prints key, secret and webhook secret, once")
  int create(
      @Mixin ProductOption product,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              description =
                  "write, signed (as Canvas posts), read (what it posted), read-all, roster, plans, figures (of groups that are"
                      + " not small), people, metrics, alerts (what Alertmanager posts) or admin;"
                      + " default: write and read")
          @Nullable List<String> scopes,
      @Option(
              names = "--expires",
              paramLabel = "DATE",
              description =
                  "the last day on which it is good (UTC), such as 2027-03-31; default: none")
          @Nullable LocalDate expires,
      @Option(names = "--another", description = "makes one more for a name that has a key")
          boolean another)
      throws IOException, InterruptedException {
    Api admin = product.doors().admin();
    if (!another) {
      requireNew(admin, name);
    }
    StringBuilder path = new StringBuilder(Doors.KEYS + "?name=" + Api.encoded(name));
    if (scopes != null) {
      scopes.forEach(scope -> path.append("&scope=").append(Api.encoded(scope)));
    }
    if (expires != null) {
      path.append("&expires=").append(expires);
    }
    Answer answer = admin.post(path.toString(), "text/plain", "");
    Doors.require(answer, "the key");
    JsonNode made = answer.json();
    System.out.println(
        "key=" + made.get("key").asString() + " secret=" + made.get("secret").asString());
    JsonNode webhook = made.path("webhookSecret");
    if (webhook.isString()) {
      System.out.println("webhook=" + webhook.asString());
    }
    return 0;
  }

  /** A second key of one name is made on purpose, or not at all. */
  private static void requireNew(Api admin, String name) throws IOException, InterruptedException {
    for (JsonNode key : keys(admin)) {
      if (key.get("name").asString().equals(name)) {
        throw new IOException(
            "%s has a key already (%s, of %s): end it with key revoke %s, or add --another"
                .formatted(name, key.get("key").asString(), created(key), name));
      }
    }
  }

  private static JsonNode keys(Api admin) throws IOException, InterruptedException {
    Answer answer = admin.get(Doors.KEYS);
    Doors.require(answer, "the list");
    return answer.json();
  }

  private static Instant created(JsonNode key) {
    return Instant.parse(key.get("createdAt").asString()).truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints name, key, age, last use, end and scopes of each")
  int list(@Mixin ProductOption product) throws IOException, InterruptedException {
    for (JsonNode key : keys(product.doors().admin())) {
      System.out.printf(
          "%-20s %s  made %s  used %-10s  ends %-10s  %s%n",
          key.get("name").asString(),
          key.get("key").asString(),
          created(key),
          key.path("usedOn").asString("never"),
          key.hasNonNull("expiresAt") ? lastDay(key) : "never",
          key.get("scopes").valueStream().map(JsonNode::asString).sorted().toList());
    }
    return 0;
  }

  private static String lastDay(JsonNode key) {
    Instant end = Instant.parse(key.get("expiresAt").asString());
    return LocalDate.ofInstant(end.minusMillis(1), ZoneOffset.UTC).toString();
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "revoke",
      description = "ends a key, or the keys of a name")
  int revoke(@Mixin ProductOption product, @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    Answer answer = product.doors().admin().delete(Doors.KEYS + "/" + Api.encoded(name));
    if (answer.status() == 404) {
      throw new IOException("there is no key " + name);
    }
    Doors.require(answer, "the revocation");
    System.out.println("revoked");
    return 0;
  }
}
