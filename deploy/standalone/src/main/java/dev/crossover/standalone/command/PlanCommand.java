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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Plans as files: check, publish, export to change. */
@Command(
    mixinStandardHelpOptions = true,
    name = "plan",
    description = "validate FILE, publish FILE, export ID: plans as YAML files")
public final class PlanCommand {

  @Command(
      mixinStandardHelpOptions = true,
      name = "validate",
      description = "says line and field of everything that is wrong; needs nothing running")
  int validate(@Parameters(paramLabel = "FILE") Path file) throws IOException {
    Plan plan = read(file);
    if (plan == null) {
      return 1;
    }
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
  int publish(@Mixin OnData data, @Parameters(paramLabel = "FILE") Path file)
      throws IOException, InterruptedException {
    Plan plan = read(file);
    if (plan == null) {
      return 1;
    }
    Api admin = data.doors().admin();
    String address = "/v1/plans/" + Api.encoded(plan.id());
    Answer answer = admin.put(address, "application/yaml", Files.readString(file));
    if (answer.status() == 400 && answer.json().has("message")) {
      System.err.printf(
          "crossover: %s: %s: %s%n",
          file, answer.json().path("field").asString(""), answer.json().get("message").asString());
      return 1;
    }
    Doors.require(answer, "the plan");
    System.out.printf("published %s version %d%n", plan.id(), plan.version());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "export",
      description = "prints a plan to copy and change: the published one, else the shipped one")
  int export(@Mixin OnData data, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    if (data.folder().running().isEmpty()) {
      System.out.print(PlanFile.write(Shipped.plan(id)));
      return 0;
    }
    Answer answer = data.doors().admin().get("/v1/plans/" + Api.encoded(id) + ".yaml");
    if (answer.status() == 404) {
      throw new IOException("there is no plan " + id);
    }
    Doors.require(answer, "the plan");
    System.out.print(answer.body());
    return 0;
  }

  private static @Nullable Plan read(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    try {
      return PlanFile.read(Files.readString(file));
    } catch (InvalidPlanFile e) {
      for (FileProblem p : e.problems()) {
        System.err.printf("%s:%d: %s: %s%n", file, p.line(), p.field(), p.message());
      }
      System.err.printf("crossover: %d errors%n", e.problems().size());
      return null;
    }
  }
}
