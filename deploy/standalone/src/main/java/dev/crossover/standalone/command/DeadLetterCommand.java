package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What could not be read or processed, and another try for it. */
@Command(
    mixinStandardHelpOptions = true,
    name = "dead-letters",
    description =
        "list | redrive ID | redrive --all | discard ID | discard --all: what could not be read or"
            + " processed",
    subcommands = {
      DeadLetterCommand.Listing.class,
      DeadLetterCommand.Redrive.class,
      DeadLetterCommand.Discard.class
    })
public final class DeadLetterCommand {

  private static final String PATH = "/v1/dead-letters";

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints what waits, when it was set aside and why, newest first")
  static final class Listing implements Callable<Integer> {

    @Mixin private ProductOption product = new ProductOption();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many (${DEFAULT-VALUE})")
    private int limit = 100;

    @Override
    public Integer call() throws IOException, InterruptedException {
      Answer answer = product.doors().admin().get(PATH + "?limit=" + limit);
      Doors.require(answer, "the list");
      int total = answer.json().get("total").asInt();
      JsonNode newest = answer.json().get("newest");
      for (JsonNode letter : newest) {
        System.out.println(line(letter));
      }
      if (total == 0) {
        System.out.println("nothing waits that was set aside");
      } else if (total > newest.size()) {
        System.out.printf("%d more are older%n", total - newest.size());
      }
      return 0;
    }

    private static String line(JsonNode letter) {
      String place =
          letter.has("offset")
              ? "%s/%d@%d"
                  .formatted(
                      letter.get("topic").asString(),
                      letter.get("partition").asInt(),
                      letter.get("offset").asLong())
              : "state of %s/%d"
                  .formatted(letter.get("topic").asString(), letter.get("partition").asInt());
      String exception = letter.get("exception").asString();
      return "%-8s %s  %-28s key %-20s %d bytes, try %d: %s (%s)"
          .formatted(
              letter.get("id").asString(),
              letter.get("at").asString(),
              place,
              letter.path("key").asString("not shown"),
              letter.get("size").asInt(),
              letter.get("tries").asInt(),
              letter.get("reason").asString(),
              exception.substring(exception.lastIndexOf('.') + 1));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "redrive",
      description = "puts it back where it came from, after what stopped it was put right")
  static final class Redrive implements Callable<Integer> {

    @Mixin private ProductOption product = new ProductOption();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() throws IOException, InterruptedException {
      JsonNode done = which.post(product, "/redrive", "");
      System.out.println("put back: " + done.get("redriven").asInt());
      return 0;
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "discard",
      description =
          "has it wait no more, since nobody wants it put back; redrive ID still puts it back")
  static final class Discard implements Callable<Integer> {

    @Mixin private ProductOption product = new ProductOption();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Override
    public Integer call() throws IOException, InterruptedException {
      JsonNode done = which.post(product, "/discard", "?all=true");
      System.out.println("discarded: " + done.get("discarded").asInt());
      return 0;
    }
  }

  /** One or all of them. */
  static final class Which {

    @Parameters(paramLabel = "ID", description = "from the list")
    private String id = "";

    @Option(names = "--all", description = "all that wait, oldest first")
    private boolean all;

    /**
     * Has it done, and prints of which letters it was not done and why.
     *
     * @param all query that means all of them
     */
    JsonNode post(ProductOption product, String what, String all)
        throws IOException, InterruptedException {
      Api admin = product.doors().admin();
      String query = this.all ? all : "?id=" + Api.encoded(id);
      Answer answer = admin.post(PATH + what + query, "text/plain", "");
      if (answer.status() == 404) {
        throw new IOException("there is no dead letter " + id + "; dead-letters list shows them");
      }
      Doors.require(answer, "the dead letters");
      for (JsonNode kept : answer.json().get("kept")) {
        System.out.println(kept.get("id").asString() + " " + kept.get("why").asString());
      }
      return answer.json();
    }
  }
}
