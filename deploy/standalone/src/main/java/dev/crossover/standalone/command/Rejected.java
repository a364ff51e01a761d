package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What was refused, and another try for it. */
@Command(
    mixinStandardHelpOptions = true,
    name = "rejected",
    description = "list NAME | redrive NAME: requests of a source that were refused",
    subcommands = {Rejected.Listing.class, Rejected.Redrive.class})
public final class Rejected {

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints when and why, newest first")
  static final class Listing implements Callable<Integer> {

    @Mixin private ProductOption product = new ProductOption();

    @Mixin private Which which = new Which();

    @Override
    public Integer call() throws IOException, InterruptedException {
      Api admin = product.doors().admin();
      Answer answer = admin.get("/v1/rejected" + which.query());
      Doors.require(answer, "the list");
      if (answer.json().isEmpty()) {
        which.requireKnown(admin);
        System.out.println("nothing of " + which + " was refused");
      }
      for (JsonNode r : answer.json()) {
        System.out.printf(
            "%s  %-11s %-13s %s%n",
            r.get("receivedAt").asString(),
            r.get("door").asString(),
            r.get("reason").asString(),
            r.path("message").asString(""));
      }
      return 0;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "redrive",
      description = "takes them in again, after what refused them was put right")
  static final class Redrive implements Callable<Integer> {

    @Mixin private ProductOption product = new ProductOption();

    @Mixin private Which which = new Which();

    @Override
    public Integer call() throws IOException, InterruptedException {
      Api admin = product.doors().admin();
      Answer answer = admin.post("/v1/rejected/redrive" + which.query(), "text/plain", "");
      Doors.require(answer, "the requests");
      JsonNode done = answer.json();
      if (done.get("taken").asInt() + done.get("refused").asInt() == 0) {
        which.requireKnown(admin);
      }
      System.out.printf(
          "requests taken %d, refused again %d; events accepted %d, duplicate %d%n",
          done.get("taken").asInt(),
          done.get("refused").asInt(),
          done.get("accepted").asInt(),
          done.get("duplicates").asInt());
      return 0;
    }
  }

  /** Which of them. */
  static final class Which {

    @Parameters(paramLabel = "NAME", description = "of the source")
    private String source = "";

    @Option(
        names = "--reason",
        paramLabel = "REASON",
        description = "only these: malformed, invalid_field, unknown_type, conflict, too_large …")
    private @Nullable String reason;

    /**
     * Looks whether the source is known, where nothing else tells.
     *
     * @throws IOException if there is no such source
     */
    void requireKnown(Api admin) throws IOException, InterruptedException {
      Answer sources = admin.get(Doors.KEYS);
      Doors.require(sources, "the list of sources");
      if (sources.json().valueStream().noneMatch(s -> s.get("name").asString().equals(source))) {
        throw new IOException("there is no source " + source + "; key list shows them");
      }
    }

    @Override
    public String toString() {
      return reason == null ? source : source + " (" + reason + ")";
    }

    String query() {
      return "?source="
          + Api.encoded(source)
          + (reason == null ? "" : "&reason=" + Api.encoded(reason));
    }
  }
}
