package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Follows one event from its door to the page, and says where it stops. */
@Command(
    mixinStandardHelpOptions = true,
    name = "trace",
    description = "where one event has come to: door, log, fold, page")
public final class Trace implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(
      paramLabel = "ID",
      description = "of the event; of a CloudEvent its source, # and its id, such as urn:wiki#1")
  private String id = "";

  /** Exit code 1: it is not on the page. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    Doors doors = product.doors();
    Answer answer = doors.admin().get("/v1/trace?id=" + Api.encoded(id));
    if (answer.status() == 404) {
      throw new IOException(
          "nothing was received as "
              + id
              + "; that of a CloudEvent is its source, # and its id. Was it refused?"
              + " ./crossover rejected list SOURCE");
    }
    Doors.require(answer, "the trace");
    JsonNode trace = answer.json();
    print(
        "door",
        "%s  taken as %s of source %s"
            .formatted(
                trace.get("receivedAt").asString(),
                trace.get("door").asString().toLowerCase(Locale.ROOT),
                trace.get("source").asString()));
    JsonNode entry = trace.path("log");
    if (entry.isMissingNode()) {
      print(
          "log",
          trace.get("waits").asBoolean()
              ? "not there: nobody has claimed its account (./crossover claim, or the roster)"
              : "not there: it says nothing of anybody's progress");
      return 1;
    }
    print(
        "log",
        "%s  learner-log/%d@%d, learner %s"
            .formatted(
                entry.get("at").asString(),
                entry.get("partition").asInt(),
                entry.get("offset").asLong(),
                entry.get("learner").asString()));
    print("", activity(entry));
    Optional<JsonNode> letter = setAside(doors, entry);
    if (letter.isPresent()) {
      print(
          "fold",
          "set aside: %s (./crossover dead-letters redrive %s)"
              .formatted(letter.get().get("reason").asString(), letter.get().get("id").asString()));
      return 1;
    }
    return page(doors, entry);
  }

  private static void print(String step, String what) {
    System.out.printf("%-5s %s%n", step, what);
  }

  private static String activity(JsonNode entry) {
    if (!entry.has("activity")) {
      return "it names no activity";
    }
    String places =
        entry
            .get("places")
            .valueStream()
            .map(p ->
                "%s %s of plan %s"
                    .formatted(
                        p.get("kind").asString().toLowerCase(Locale.ROOT).replace('_', ' '),
                        p.get("id").asString(),
                        p.get("plan").asString()))
            .collect(Collectors.joining(", "));
    return entry.get("activity").asString()
        + ": "
        + (places.isEmpty()
            ? "in no plan, so it counts as activity alone (./crossover map)"
            : places);
  }

  private static Optional<JsonNode> setAside(Doors doors, JsonNode entry)
      throws IOException, InterruptedException {
    Answer letters = doors.admin().get("/v1/dead-letters?limit=10000");
    Doors.require(letters, "the dead letters");
    return letters
        .json()
        .get("newest")
        .valueStream()
        .filter(l ->
            l.get("topic").asString().endsWith("learner-log")
                && l.get("partition").equals(entry.get("partition"))
                && l.path("offset").asLong(-1) == entry.get("offset").asLong())
        .findFirst();
  }

  private static int page(Doors doors, JsonNode entry) throws IOException, InterruptedException {
    String path = "api/v1/learners/" + Api.encoded(entry.get("learner").asString());
    Answer answer = doors.dashboard().get(path);
    if (answer.status() == 404) {
      print(
          "fold",
          "nothing is shown of the learner: not on the roster, or on no published plan; or the key"
              + " lacks the scope people");
      return 1;
    }
    Doors.require(answer, "the learner's page");
    Instant knows = Instant.parse(answer.json().at("/progress/receivedAt").asString());
    if (knows.isBefore(Instant.parse(entry.get("at").asString()))) {
      print("fold", "not there yet, or a repeat: the learner's log is known up to " + knows);
      return 1;
    }
    print("fold", "%s  the learner's log is known up to here".formatted(knows));
    print("page", "GET /%s shows it".formatted(path));
    return 0;
  }
}
