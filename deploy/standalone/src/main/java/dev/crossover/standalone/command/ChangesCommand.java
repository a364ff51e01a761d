package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who changed what. */
@Command(
    mixinStandardHelpOptions = true,
    name = "changes",
    description =
        "prints who changed roster, plans, keys and users in the last year: a line of JSON each")
public final class ChangesCommand implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Option(names = "--since", paramLabel = "DATE", description = "from this day on (UTC)")
  private @Nullable LocalDate since;

  @Override
  public Integer call() throws IOException, InterruptedException {
    String query = since == null ? "" : "?since=" + Api.encoded(since + "T00:00:00Z");
    Answer answer = product.doors().admin().get("/v1/changes" + query);
    Doors.require(answer, "the list");
    System.out.print(answer.body());
    return 0;
  }
}
