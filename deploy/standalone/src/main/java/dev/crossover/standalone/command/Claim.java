package dev.crossover.standalone.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Gives accounts to learners. */
@Command(
    mixinStandardHelpOptions = true,
    name = "claim",
    description = "FILE.csv (account,learner): whose an account is; what waits for it is released")
public final class Claim implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(paramLabel = "FILE.csv", description = "rows without a learner are skipped")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode done = new RowsFile(file).post(product.doors().admin(), "/v1/accounts", "the claim");
    System.out.printf(
        "%d accounts claimed for %d learners%n",
        done.get("accounts").asInt(), done.get("learners").asInt());
    return 0;
  }
}
