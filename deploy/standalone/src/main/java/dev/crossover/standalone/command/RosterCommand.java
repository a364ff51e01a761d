package dev.crossover.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
  int importFile(
      @Mixin ProductOption product,
      @Parameters(paramLabel = "FILE.csv") Path file,
      @Option(names = "--dry-run", description = "only says what it would do") boolean dryRun)
      throws IOException, InterruptedException {
    String path = "/v1/roster" + (dryRun ? "?dry-run=true" : "");
    JsonNode done = new RowsFile(file).post(product.doors().admin(), path, "the roster");
    System.out.printf(
        "%d learners with %d accounts: %d %s, %d %s%n",
        done.get("learners").asInt(),
        done.get("accounts").asInt(),
        done.get("added").asInt(),
        dryRun ? "would be new" : "are new",
        done.get("changed").asInt(),
        dryRun ? "would change" : "changed");
    if (dryRun) {
      for (JsonNode change : done.get("changes")) {
        System.out.printf(
            "%s: %s -> %s%n",
            change.get("id").asString(),
            change.path("from").isObject() ? change.get("from") : "nothing",
            change.get("to"));
      }
    }
    for (JsonNode w : done.path("warnings")) {
      System.err.printf(
          "%s:%d: %s: warning: %s%n",
          file, w.get("row").asInt(), w.get("column").asString(), w.get("message").asString());
    }
    return 0;
  }
}
