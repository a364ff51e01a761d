package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
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
      @Mixin OnData data,
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              description = "write, read (what it posted) or read-all; default: write and read")
          @Nullable List<String> scopes)
      throws IOException, InterruptedException {
    StringBuilder path = new StringBuilder("/v1/sources?name=" + Api.encoded(name));
    if (scopes != null) {
      scopes.forEach(scope -> path.append("&scope=").append(Api.encoded(scope)));
    }
    Answer answer = data.doors().admin().post(path.toString(), "text/plain", "");
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

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints name, key, age and scopes of each source")
  int list(@Mixin OnData data) throws IOException, InterruptedException {
    Answer answer = data.doors().admin().get("/v1/sources");
    Doors.require(answer, "the list");
    for (JsonNode token : answer.json()) {
      System.out.printf(
          "%-20s %s  %s  %s%n",
          token.get("name").asString(),
          token.get("key").asString(),
          token.get("createdAt").asString(),
          token.get("scopes").valueStream().map(JsonNode::asString).sorted().toList());
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "revoke",
      description = "ends the tokens of a source, by name or by key")
  int revoke(@Mixin OnData data, @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    Answer answer = data.doors().admin().delete("/v1/sources/" + Api.encoded(name));
    if (answer.status() == 404) {
      throw new IOException("there is no token " + name);
    }
    Doors.require(answer, "the revocation");
    System.out.println("revoked");
    return 0;
  }
}
