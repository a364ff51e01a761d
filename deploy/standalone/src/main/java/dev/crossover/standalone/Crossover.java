package dev.crossover.standalone;

import dev.crossover.standalone.command.Bench;
import dev.crossover.standalone.command.ChangesCommand;
import dev.crossover.standalone.command.Claim;
import dev.crossover.standalone.command.DeadLetterCommand;
import dev.crossover.standalone.command.Demo;
import dev.crossover.standalone.command.Doctor;
import dev.crossover.standalone.command.Down;
import dev.crossover.standalone.command.Evaluate;
import dev.crossover.standalone.command.ImportStatements;
import dev.crossover.standalone.command.KeyCommand;
import dev.crossover.standalone.command.MapActivities;
import dev.crossover.standalone.command.McpCommand;
import dev.crossover.standalone.command.PlanCommand;
import dev.crossover.standalone.command.Rejected;
import dev.crossover.standalone.command.Replay;
import dev.crossover.standalone.command.ReviewersCommand;
import dev.crossover.standalone.command.RosterCommand;
import dev.crossover.standalone.command.Status;
import dev.crossover.standalone.command.TopicsCommand;
import dev.crossover.standalone.command.Trace;
import dev.crossover.standalone.command.Up;
import dev.crossover.standalone.command.UserCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "crossover",
    description = "Shows whether your people will be ready for the GenAI role, and who needs help.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Demo.class,
      Up.class,
      Down.class,
      Status.class,
      Doctor.class,
      KeyCommand.class,
      ChangesCommand.class,
      UserCommand.class,
      RosterCommand.class,
      Claim.class,
      PlanCommand.class,
      MapActivities.class,
      ReviewersCommand.class,
      ImportStatements.class,
      Rejected.class,
      Trace.class,
      DeadLetterCommand.class,
      Replay.class,
      Evaluate.class,
      TopicsCommand.class,
      McpCommand.class,
      Bench.class
    },
    footer = {
      "",
      "The script adds: test (installs what the tests need, then mvn verify), and runs JMH on bench."
    },
    mixinStandardHelpOptions = true,
    version = "crossover 0.1.0")
public final class Crossover {

  /**
   * Exit code 0: done; 1: it failed and said why; 2: the command line is wrong; 3: import rejected
   * some.
   */
  static void main(String[] args) {
    CommandLine line = new CommandLine(new Crossover());
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      if (e instanceof IOException
          || e instanceof UncheckedIOException
          || e instanceof IllegalArgumentException) {
        command.getErr().println("crossover: " + e.getMessage());
        return 1;
      }
      throw e;
    });
    // As picocli does, but in a sentence where the command itself is unknown.
    var byDefault = line.getParameterExceptionHandler();
    line.setParameterExceptionHandler((e, given) -> {
      if (e instanceof UnmatchedArgumentException unmatched && e.getCommandLine().equals(line)) {
        line.getErr().println("there is no command " + unmatched.getUnmatched().getFirst());
        line.usage(line.getErr());
        return line.getCommandSpec().exitCodeOnInvalidInput();
      }
      return byDefault.handleParseException(e, given);
    });
    System.exit(line.execute(args));
  }
}
