package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Imports who learns what. */
@Command(
    mixinStandardHelpOptions = true,
    name = "roster",
    description = "import FILE.csv: who learns what, in which team")
public final class RosterCommand {

  @Command(
      mixinStandardHelpOptions = true,
      name = "import",
      description = "takes the whole file or, with an error, nothing of it")
  int importFile(@Mixin OnData data, @Parameters(paramLabel = "FILE.csv") Path file)
      throws IOException, InterruptedException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    Answer answer = data.doors().admin().post("/v1/roster", "text/csv", Files.readString(file));
    if (answer.status() == 400 && answer.json().has("errors")) {
      for (JsonNode e : answer.json().get("errors")) {
        System.err.printf(
            "%s:%d: %s: %s%n",
            file, e.get("row").asInt(), e.get("column").asString(), e.get("message").asString());
      }
      System.err.println("crossover: " + answer.json().get("message").asString());
      return 1;
    }
    Doors.require(answer, "the roster");
    System.out.printf(
        "%d learners with %d accounts%n",
        answer.json().get("learners").asInt(), answer.json().get("accounts").asInt());
    return 0;
  }
}
