package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.StatementImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Posts xAPI statements from files. */
@Command(
    mixinStandardHelpOptions = true,
    name = "import",
    subcommands = ImportCompletions.class,
    description = "posts xAPI statements (JSON array or one a line, .gz too) through the door",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0: all were taken or there already",
      "1: broken off; the same command goes on there",
      "2: the command line is wrong",
      "3: some were rejected; the others were taken"
    })
public final class ImportStatements implements Callable<Integer> {

  private static final int SOME_REJECTED = 3;

  @Mixin private ProductOption product = new ProductOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", arity = "0..*")
  private List<Path> files = List.of();

  @Override
  public Integer call() throws IOException, InterruptedException {
    // Not said by an arity, which would hold for the subcommand, too.
    if (files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'FILE'");
    }
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new IOException("cannot read " + file);
      }
    }
    Api source = product.doors().source("import");
    StatementImport load = new StatementImport(source, product.folder());
    for (Path file : files) {
      try (ProgressBar bar =
          new ProgressBarBuilder()
              .setTaskName(String.valueOf(file.getFileName()))
              .setInitialMax(-1)
              .setUnit(" statements", 1)
              .build()) {
        load.post(file, bar::stepTo);
      }
    }
    StatementImport.Tally tally = load.tally();
    long rejected = tally.rejected().values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "accepted %d, duplicate %d, rejected %d%n", tally.accepted(), tally.duplicates(), rejected);
    tally.rejected().forEach((reason, n) -> System.out.printf("  %6d %s%n", n, reason));
    return rejected == 0 ? 0 : SOME_REJECTED;
  }
}
