package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.Release;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Topics and rights on a Kafka that others look after. */
@Command(
    mixinStandardHelpOptions = true,
    name = "topics",
    description = "what the product needs on a Kafka that others look after",
    subcommands = TopicsCommand.Print.class)
public final class TopicsCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "topics needs a command: print");
  }

  /** Needs neither a broker nor a running product. */
  @Command(
      mixinStandardHelpOptions = true,
      name = "print",
      description =
          "prints commands of Kafka that create every topic and grant each service its rights")
  static final class Print implements Callable<Integer> {

    @Option(
        names = "--prefix",
        paramLabel = "PREFIX",
        defaultValue = "${env:CROSSOVER_PREFIX:-}",
        description = "of every name (default: $CROSSOVER_PREFIX)")
    private String prefix = "";

    @Option(
        names = "--partitions",
        paramLabel = "N",
        defaultValue = "${env:CROSSOVER_PARTITIONS:-6}",
        description = "of every topic (default: $CROSSOVER_PARTITIONS, else 6)")
    private int partitions;

    @Option(
        names = "--replicas",
        paramLabel = "N",
        defaultValue = "${env:CROSSOVER_REPLICAS:-3}",
        description = "of every topic (default: $CROSSOVER_REPLICAS, else 3)")
    private int replicas;

    @Override
    public Integer call() throws IOException, InterruptedException {
      ProcessBuilder builder = new ProcessBuilder(Release.own().topicsPrinter()).inheritIO();
      builder
          .environment()
          .putAll(
              Map.of(
                  "CROSSOVER_PREFIX", prefix,
                  "CROSSOVER_PARTITIONS", String.valueOf(partitions),
                  "CROSSOVER_REPLICAS", String.valueOf(replicas)));
      return builder.start().waitFor();
    }
  }
}
