package dev.crossover.standalone.command;

import dev.crossover.standalone.evaluation.ForecastEvaluation;
import dev.crossover.standalone.evaluation.MasteryEvaluation;
import dev.crossover.standalone.evaluation.StallEvaluation;
import dev.crossover.standalone.evaluation.StallRuleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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
      description = "how well forecasts hold, as they ship; needs cohorts, enrolments and units")
  int forecast(@Parameters(paramLabel = "DIR") Path folder) throws IOException {
    ForecastEvaluation result = ForecastEvaluation.of(existing(folder));
    result.table().forEach(System.err::println);
    System.out.println(result.json());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "stalls",
      description =
          "how well alerts tell who will not finish; needs cohorts, enrolments, activity, checkpoints and submissions")
  int stalls(
      @Parameters(paramLabel = "DIR") Path folder,
      @Option(
              names = "--rule",
              paramLabel = "RULE",
              description = "what alerts: ${COMPLETION-CANDIDATES} (default: shipped)",
              defaultValue = "shipped")
          StallRuleName rule,
      @Option(
              names = "--budget",
              paramLabel = "SHARE",
              description = "share of learner-weeks that may be alerted, for --fit (default: 0.12)",
              defaultValue = "0.12")
          double budget,
      @Option(
              names = "--fit",
              paramLabel = "DIR2",
              description = "fits the limits of the shipped rule on this folder first")
          @Nullable Path fit,
      @Option(
              names = "--leave-out",
              description =
                  "fits the limits for each cohort on all others, and judges them together")
          boolean leaveOut,
      @Option(
              names = "--cohort-size",
              paramLabel = "N",
              description = "cuts each cohort at random into ones of so many learners")
          int cohortSize,
      @Option(
              names = "--bootstrap",
              paramLabel = "ROUNDS",
              description = "adds 95 % intervals from so many draws of learners")
          int rounds)
      throws IOException {
    StallEvaluation.Asked asked =
        new StallEvaluation.Asked(
            rule, budget, fit == null ? null : existing(fit), leaveOut, cohortSize, rounds);
    StallEvaluation result = StallEvaluation.of(existing(folder), asked, System.err::println);
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
