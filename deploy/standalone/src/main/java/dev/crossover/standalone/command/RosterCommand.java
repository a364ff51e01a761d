package dev.crossover.standalone.command;

import java.io.IOException;
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
      description =
          "takes the whole file or, with an error, nothing of it; warns of plans that are written for"
              + " other backgrounds")
  int importFile(@Mixin ProductOption product, @Parameters(paramLabel = "FILE.csv") Path file)
      throws IOException, InterruptedException {
    JsonNode done = new RowsFile(file).post(product.doors().admin(), "/v1/roster", "the roster");
    System.out.printf(
        "%d learners with %d accounts%n",
        done.get("learners").asInt(), done.get("accounts").asInt());
    for (JsonNode w : done.path("warnings")) {
      System.err.printf(
          "%s:%d: %s: warning: %s%n",
          file, w.get("row").asInt(), w.get("column").asString(), w.get("message").asString());
    }
    return 0;
  }
}
