package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Makes, lists and ends the tokens of sources. */
@Command(
    mixinStandardHelpOptions = true,
    name = "token",
    description = "create NAME | list | revoke NAME: who may post")
public final class Token {

  @Command(
      mixinStandardHelpOptions = true,
      name = "create",
      description = "prints key, secret and webhook secret of a new source, once")
  int create(
      @Mixin ProductOption product,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              description = "write, read (what it posted) or read-all; default: write and read")
          @Nullable List<String> scopes,
      @Option(names = "--another", description = "makes one more for a name that has a token")
          boolean another)
      throws IOException, InterruptedException {
    Api admin = product.doors().admin();
    if (!another) {
      requireNew(admin, name);
    }
    StringBuilder path = new StringBuilder("/v1/sources?name=" + Api.encoded(name));
    if (scopes != null) {
      scopes.forEach(scope -> path.append("&scope=").append(Api.encoded(scope)));
    }
    Answer answer = admin.post(path.toString(), "text/plain", "");
    Doors.require(answer, "the token");
    JsonNode token = answer.json();
    System.out.println(
        "key=" + token.get("key").asString() + " secret=" + token.get("secret").asString());
    JsonNode webhook = token.path("webhookSecret");
    if (webhook.isString()) {
      System.out.println("webhook=" + webhook.asString());
    }
    return 0;
  }

  /** A second token of one name is made on purpose, or not at all. */
  private static void requireNew(Api admin, String name) throws IOException, InterruptedException {
    for (JsonNode token : sources(admin)) {
      if (token.get("name").asString().equals(name)) {
        throw new IOException(
            "%s has a token already (key %s, of %s): end it with token revoke %s, or add --another"
                .formatted(name, token.get("key").asString(), created(token), name));
      }
    }
  }

  private static JsonNode sources(Api admin) throws IOException, InterruptedException {
    Answer answer = admin.get("/v1/sources");
    Doors.require(answer, "the list");
    return answer.json();
  }

  private static Instant created(JsonNode token) {
    return Instant.parse(token.get("createdAt").asString()).truncatedTo(ChronoUnit.SECONDS);
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints name, key, age and scopes of each source")
  int list(@Mixin ProductOption product) throws IOException, InterruptedException {
    for (JsonNode token : sources(product.doors().admin())) {
      System.out.printf(
          "%-20s %s  %s  %s%n",
          token.get("name").asString(),
          token.get("key").asString(),
          created(token),
          token.get("scopes").valueStream().map(JsonNode::asString).sorted().toList());
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "revoke",
      description = "ends the tokens of a source, by name or by key")
  int revoke(@Mixin ProductOption product, @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    Answer answer = product.doors().admin().delete("/v1/sources/" + Api.encoded(name));
    if (answer.status() == 404) {
      throw new IOException("there is no token " + name);
    }
    Doors.require(answer, "the revocation");
    System.out.println("revoked");
    return 0;
  }
}
