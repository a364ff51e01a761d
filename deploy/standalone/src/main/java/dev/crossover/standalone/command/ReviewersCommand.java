package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Names who reviews what is handed in, and who holds practice interviews. */
@Command(
    mixinStandardHelpOptions = true,
    name = "reviewers",
    description =
        "PLAN FILE.csv (reviewer,unit): who reviews which project, and by the word interview in the"
            + " column unit who holds practice interviews; for what is not in it the learner's"
            + " manager does")
public final class ReviewersCommand implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(index = "0", paramLabel = "PLAN", description = "id of a published plan")
  private String plan = "";

  @Parameters(
      index = "1",
      paramLabel = "FILE.csv",
      description = "all reviewers of the plan: mail address and unit, or interview, a row each")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path = "/v1/plans/" + Api.encoded(plan) + "/reviewers";
    JsonNode done =
        new RowsFile(file).post(product.doors().admin(), path, "the reviewers of plan " + plan);
    System.out.printf(
        "%d projects have reviewers of their own, %d people hold practice interviews; %d changed%n",
        done.get("units").asInt(), done.get("interviewers").asInt(), done.get("changed").asInt());
    return 0;
  }
}
