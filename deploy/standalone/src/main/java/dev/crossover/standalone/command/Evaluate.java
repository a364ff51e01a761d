package dev.crossover.standalone.command;

import dev.crossover.standalone.evaluation.ForecastEvaluation;
import dev.crossover.standalone.evaluation.MasteryEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Judges rules on learning histories. */
@Command(
    mixinStandardHelpOptions = true,
    name = "evaluate",
    description = "judges the product's own rules on a folder of learning histories")
public final class Evaluate {

  @Command(
      mixinStandardHelpOptions = true,
      name = "mastery",
      description =
          "how well mastery predicts the next answer and the next ten; needs a file attempts")
  int mastery(@Parameters(paramLabel = "DIR") Path folder) throws IOException {
    MasteryEvaluation result = MasteryEvaluation.of(existing(folder));
    System.err.println(
        "the 80 % interval of a skill held the next ten first attempts: "
            + (result.coverage().isEmpty() ? "nobody made so many" : result.coverage()));
    System.out.println(result.json());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "forecast",
      description =
          "how often forecasts hold for later joiners; needs cohorts, enrolments and units")
  int forecast(@Parameters(paramLabel = "DIR") Path folder) throws IOException {
    ForecastEvaluation result = ForecastEvaluation.of(existing(folder));
    System.err.printf(
        "an 85 %% date within the history was stated in %.0f %% of the cases%n",
        result.p85stated() * 100);
    System.err.println("fitted to earlier joiners: " + result.recalibration());
    System.out.println(result.json());
    return 0;
  }

  private static Path existing(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder");
    }
    return folder;
  }
}
