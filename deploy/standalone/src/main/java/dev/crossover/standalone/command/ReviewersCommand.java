package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Names who reviews what is handed in. */
@Command(
    mixinStandardHelpOptions = true,
    name = "reviewers",
    description =
        "PLAN FILE.csv (reviewer,unit): who reviews which project; for others the learner's manager"
            + " does")
public final class ReviewersCommand implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(index = "0", paramLabel = "PLAN", description = "id of a published plan")
  private String plan = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description = "all reviewers of the plan: mail address and unit, a row each")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path = "/v1/plans/" + Api.encoded(plan) + "/reviewers";
    JsonNode done =
        new RowsFile(file).post(product.doors().admin(), path, "the reviewers of plan " + plan);
    System.out.printf(
        "%d projects have reviewers of their own; %d changed%n",
        done.get("units").asInt(), done.get("changed").asInt());
    return 0;
  }
}
