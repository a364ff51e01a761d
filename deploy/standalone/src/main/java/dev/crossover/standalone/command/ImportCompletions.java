package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Brings a report of completions, as an LMS exports it. */
@Command(
    mixinStandardHelpOptions = true,
    name = "completions",
    description =
        "FILE.csv: who completed which course, when, with which score; the same again counts nothing"
            + " twice")
public final class ImportCompletions implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Parameters(paramLabel = "FILE.csv", description = "rows without a day were not completed")
  private Path file = Path.of("");

  @Option(names = "--source", description = "whose report it is (default: completions)")
  private String source = "completions";

  @Option(names = "--dry-run", description = "only says what it would do")
  private boolean dryRun;

  @Option(
      names = "--person",
      paramLabel = "COLUMN",
      description = "with the mail address or the learner's id; remembered, as the others are")
  private @Nullable String person;

  @Option(names = "--course", paramLabel = "COLUMN", description = "with what was completed")
  private @Nullable String course;

  @Option(names = "--date", paramLabel = "COLUMN", description = "with the day")
  private @Nullable String date;

  @Option(names = "--score", paramLabel = "COLUMN", description = "with the score")
  private @Nullable String score;

  @Option(names = "--dates", description = "day-first or month-first: how to read 3/4/2026")
  private @Nullable String dates;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, @Nullable String> asked = new LinkedHashMap<>();
    asked.put("source", source);
    asked.put("person", person);
    asked.put("course", course);
    asked.put("date", date);
    asked.put("score", score);
    asked.put("dates", dates);
    asked.put("dry-run", dryRun ? "true" : null);
    String query =
        asked.entrySet().stream()
            .filter(e -> e.getValue() != null)
            .map(e -> e.getKey() + "=" + Api.encoded(String.valueOf(e.getValue())))
            .collect(Collectors.joining("&"));
    RowsFile rows = new RowsFile(file);
    JsonNode said = rows.post(product.doors().admin(), "/v1/completions?" + query, "the report");
    if (!said.get("errors").isEmpty()) {
      throw rows.wrong(said.get("errors"), "it would be refused");
    }
    System.out.printf(
        "%s%d new completions of %d people, %d known already; %d rows without a day%n",
        dryRun ? "would bring " : "",
        said.get("added").asInt(),
        said.get("people").asInt(),
        said.get("known").asInt(),
        said.get("rows").asInt() - said.get("completed").asInt());
    if (said.get("nobodys").asInt() > 0) {
      System.out.printf(
          "%d addresses are nobody's in the roster; what they did waits for them%n",
          said.get("nobodys").asInt());
    }
    for (JsonNode found : said.get("courses")) {
      if (found.get("units").isEmpty()) {
        System.out.printf(
            "%s finishes no unit yet; map it: %s%n",
            found.get("name").asString(), found.get("activity").asString());
      }
    }
    return 0;
  }
}
