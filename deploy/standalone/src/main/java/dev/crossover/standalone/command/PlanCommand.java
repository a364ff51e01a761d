package dev.crossover.standalone.command;

import dev.crossover.catalog.FileProblem;
import dev.crossover.catalog.InvalidPlanFile;
import dev.crossover.catalog.PlanFile;
import dev.crossover.catalog.Shipped;
import dev.crossover.model.plan.Plan;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Plans as files: check, publish, export to change. */
@Command(
    mixinStandardHelpOptions = true,
    name = "plan",
    description = "validate FILE, publish FILE, export ID: plans as YAML files")
public final class PlanCommand {

  private static final String YAML = "application/yaml";

  @Command(
      mixinStandardHelpOptions = true,
      name = "validate",
      description = "says line and field of everything that is wrong; needs nothing running")
  int validate(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    Plan plan = plan(file, text(file));
    System.out.printf(
        "%s version %d: %d weeks, %d units, %.0f hours, ready for %s%n",
        plan.id(),
        plan.version(),
        plan.weeks(),
        plan.units().count(),
        plan.hours(),
        plan.target().title());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "publish",
      description = "publishes a plan; a changed one needs a higher version and reads history anew")
  int publish(
      @Mixin ProductOption product,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--dry-run", description = "only says what it would change") boolean dryRun)
      throws IOException, InterruptedException {
    String text = text(file);
    Plan plan = plan(file, text);
    Api admin = product.doors().admin();
    String path = "/v1/plans/" + Api.encoded(plan.id());
    Answer answer =
        dryRun ? admin.post(path + "/difference", YAML, text) : admin.put(path, YAML, text);
    if (answer.status() == 400) {
      throw wrong(file, problems(answer.json()));
    }
    Doors.require(answer, "the plan");
    if (dryRun) {
      printDifference(answer.json());
    } else {
      System.out.printf("published %s version %d%n", plan.id(), plan.version());
    }
    return 0;
  }

  private static void printDifference(JsonNode difference) {
    JsonNode from = difference.path("from");
    System.out.println(
        from.isNumber()
            ? difference.get("lines").size() + " things differ from version " + from
            : "it is not published yet");
    for (JsonNode line : difference.get("lines")) {
      String at =
          line.get("at").valueStream().map(JsonNode::asString).collect(Collectors.joining(" / "));
      System.out.printf(
          "%s: %s -> %s%n",
          at,
          line.path("from").isMissingNode() ? "nothing" : line.get("from"),
          line.path("to").isMissingNode() ? "nothing" : line.get("to"));
    }
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "export",
      description = "prints a plan to copy and change: the published one, else the shipped one")
  int export(@Mixin ProductOption product, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    Optional<Doors> running = product.running();
    if (running.isEmpty()) {
      System.out.print(PlanFile.write(Shipped.plan(id)));
      return 0;
    }
    Answer answer = running.get().admin().get("/v1/plans/" + Api.encoded(id) + ".yaml");
    if (answer.status() == 404) {
      throw new IOException("there is no plan " + id);
    }
    Doors.require(answer, "the plan");
    System.out.print(answer.body());
    return 0;
  }

  private static String text(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    return Files.readString(file);
  }

  private static Plan plan(Path file, String text) throws IOException {
    try {
      return PlanFile.read(text);
    } catch (InvalidPlanFile e) {
      throw wrong(file, e.problems());
    }
  }

  /** What the service says is wrong: with a plan by itself, or beside the one it has. */
  private static List<FileProblem> problems(JsonNode refusal) {
    return (refusal.has("errors") ? refusal.get("errors").valueStream() : Stream.of(refusal))
        .map(p ->
            new FileProblem(
                p.path("line").asInt(0),
                p.path("field").asString(""),
                p.path("message").asString("")))
        .toList();
  }

  /** A line for each, in the form that editors jump to. */
  private static IOException wrong(Path file, List<FileProblem> problems) {
    return new IOException(
        problems.stream()
            .map(p -> "%n%s:%d: %s: %s".formatted(file, p.line(), p.field(), p.message()))
            .collect(
                Collectors.joining(
                    "", problems.size() == 1 ? "1 error" : problems.size() + " errors", "")));
  }
}
