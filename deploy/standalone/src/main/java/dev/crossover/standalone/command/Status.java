package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Monitoring;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs, where, and whether it answers. */
@Command(
    mixinStandardHelpOptions = true,
    name = "status",
    description = "prints the address of every page and door, and whether it answers")
public final class Status implements Callable<Integer> {

  private static final String METRICS = "actuator/prometheus";

  @Mixin private DataFolderOption data = new DataFolderOption();

  /** Exit code 1: nothing runs, or some of it gives no answer. */
  @Override
  public Integer call() {
    DataFolder folder = data.folder();
    Optional<DataFolder.Running> running = folder.running();
    if (running.isEmpty()) {
      System.out.println("nothing runs on " + folder.root());
      return 1;
    }
    print(folder, running.get(), System.out);
    List<String> troubles =
        Stream.concat(running.get().troubles().stream(), Monitoring.troubles(folder).stream())
            .toList();
    troubles.forEach(System.out::println);
    return troubles.isEmpty() ? 0 : 1;
  }

  static void print(DataFolder folder, DataFolder.Running running, PrintStream out) {
    URI page = running.reach().of("dashboard");
    URI doors = running.reach().of("ingest");
    out.println("dashboard    " + page);
    out.println("query API    " + page + "api/v1/teams");
    out.println("             " + page + "openapi.yaml");
    out.println("xAPI door    " + doors + "xapi/");
    out.println("Caliper door " + doors + "caliper");
    out.println("events door  " + doors + "v1/events");
    out.println("door's API   " + doors + "openapi.yaml");
    out.println("metrics      " + doors + METRICS);
    out.println("             " + running.reach().of("analytics") + METRICS);
    out.println("             " + page + METRICS);
    out.println("Kafka        " + running.bootstrap());
    Monitoring.running(folder).forEach(out::println);
    out.println("data, logs   " + folder.root());
  }
}
