package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs, where, and whether it answers. */
@Command(
    mixinStandardHelpOptions = true,
    name = "status",
    description = "prints the address of every page and door, and whether it answers")
public final class Status implements Callable<Integer> {

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
    List<String> troubles = running.get().troubles();
    troubles.forEach(System.out::println);
    return troubles.isEmpty() ? 0 : 1;
  }

  static void print(DataFolder folder, DataFolder.Running running, PrintStream out) {
    Ports p = running.ports();
    String host = "http://127.0.0.1:";
    out.println("dashboard    " + host + p.dashboard() + "/");
    out.println("query API    " + host + p.dashboard() + "/api/v1/teams");
    out.println("             " + host + p.dashboard() + "/openapi.yaml");
    out.println("xAPI door    " + host + p.ingest() + "/xapi/");
    out.println("Caliper door " + host + p.ingest() + "/caliper");
    out.println("events door  " + host + p.ingest() + "/v1/events");
    out.println("door's API   " + host + p.ingest() + "/openapi.yaml");
    out.println("metrics      " + host + p.ingest() + "/actuator/prometheus");
    out.println("             " + host + p.analytics() + "/actuator/prometheus");
    out.println("             " + host + p.dashboard() + "/actuator/prometheus");
    out.println("Kafka        " + running.bootstrap());
    out.println("data, logs   " + folder.root());
  }
}
