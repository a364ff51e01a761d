package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Adds activities to the units of a plan. */
@Command(
    mixinStandardHelpOptions = true,
    name = "map",
    description = "PLAN FILE.csv (activity,unit): publishes the plan with these activities")
public final class MapActivities implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(index = "0", paramLabel = "PLAN", description = "id of a published plan")
  private String plan = "";

  @Parameters(index = "1", paramLabel = "FILE.csv", description = "rows without a unit are skipped")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    String path = "/v1/plans/" + Api.encoded(plan) + "/activities";
    JsonNode done =
        new RowsFile(file).post(product.doors().admin(), path, "the mapping to plan " + plan);
    System.out.printf(
        "%d activities mapped; %s is at version %d%n",
        done.get("activities").asInt(), plan, done.get("version").asInt());
    return 0;
  }
}
