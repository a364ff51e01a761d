package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with an installation before a user finds it. */
@Command(
    mixinStandardHelpOptions = true,
    name = "doctor",
    description =
        "looks at what the installation needs: Kafka, clocks, disk, mail, chats, webhook, sign-in,"
            + " public address")
public final class Doctor implements Callable<Integer> {

  private static final String FAILED = "FAILED";

  @Mixin private ProductOption product = new ProductOption();

  /** Exit code 1: something fails. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    Doors doors = product.doors();
    // What does not answer is said before it is asked and waited for.
    List<String> troubles =
        product.isElsewhere()
            ? List.of()
            : product.folder().running().map(DataFolder.Running::troubles).orElse(List.of());
    troubles.forEach(System.out::println);
    if (!troubles.isEmpty()) {
      return 1;
    }
    Api.Answer answer = doors.dashboard().get("/api/v1/settings/checks");
    if (answer.status() == 404) {
      throw new IOException("the key is not an administrator's, who alone are told");
    }
    Doors.require(answer, "the checks");
    JsonNode checks = answer.json().get("checks");
    for (JsonNode check : checks) {
      System.out.printf(
          "%-8s %-8s %s%n",
          check.get("state").asString().toLowerCase(Locale.ROOT),
          check.get("name").asString(),
          check.get("says").asString());
    }
    Optional<JsonNode> failed =
        checks
            .valueStream()
            .filter(check -> check.get("state").asString().equals(FAILED))
            .findFirst();
    return failed.isPresent() ? 1 : 0;
  }
}
