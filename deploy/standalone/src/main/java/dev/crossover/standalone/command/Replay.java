package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Posts a learning history. */
@Command(
    mixinStandardHelpOptions = true,
    name = "replay",
    description = "turns a learning history into roster, plan and events and posts them")
public final class Replay implements Callable<Integer> {

  private static final int BATCH = 500;

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(paramLabel = "DIR")
  private Path folder = Path.of(".");

  @Option(names = "--cohort", paramLabel = "C", description = "one cohort (default: all)")
  private @Nullable String cohort;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "first day instead of the recorded one")
  private @Nullable LocalDate start;

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<History> histories =
        History.of(folder, Optional.ofNullable(cohort), Optional.ofNullable(start));
    if (histories.isEmpty()) {
      throw new IOException("there is no cohort " + cohort + " in " + folder);
    }
    Doors doors = product.doors();
    for (History history : histories) {
      post(doors, history);
    }
    return 0;
  }

  private static void post(Doors doors, History history) throws IOException, InterruptedException {
    Api admin = doors.admin();
    String plan = "/v1/plans/" + Api.encoded(history.planId());
    Doors.require(admin.put(plan, "application/json", history.plan().toString()), "the plan");
    Answer roster = admin.post("/v1/roster", "text/csv", history.roster());
    Doors.require(roster, "the roster");
    Api source = doors.source("replay");
    List<ObjectNode> events = history.events();
    int accepted = 0;
    int duplicates = 0;
    try (ProgressBar bar = new ProgressBar(history.cohort(), events.size())) {
      for (int i = 0; i < events.size(); i += BATCH) {
        List<ObjectNode> batch = events.subList(i, Math.min(i + BATCH, events.size()));
        Answer answer = Doors.events(source, batch.toString());
        Doors.require(answer, "a batch of events");
        accepted += answer.json().get("accepted").asInt();
        duplicates += answer.json().get("duplicates").asInt();
        bar.stepBy(batch.size());
      }
    }
    System.out.printf(
        "%s: %d learners, %d events accepted, %d duplicate%n",
        history.cohort(), roster.json().get("learners").asInt(), accepted, duplicates);
  }
}
