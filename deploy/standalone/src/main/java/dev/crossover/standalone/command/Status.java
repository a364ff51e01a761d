package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what runs and where. */
@Command(
    mixinStandardHelpOptions = true,
    name = "status",
    description = "prints the address of every page and door")
public final class Status implements Callable<Integer> {

  @Mixin private OnData data = new OnData();

  @Override
  public Integer call() {
    return print(data.folder(), System.out) ? 0 : 1;
  }

  static boolean print(DataFolder folder, PrintStream out) {
    Optional<DataFolder.Running> running = folder.running();
    if (running.isEmpty()) {
      out.println("nothing runs on " + folder.root());
      return false;
    }
    Ports p = running.get().ports();
    String host = "http://127.0.0.1:";
    out.println("dashboard    " + host + p.dashboard() + "/");
    out.println("query API    " + host + p.dashboard() + "/api/v1/teams");
    out.println("xAPI door    " + host + p.ingest() + "/xapi/");
    out.println("Caliper door " + host + p.ingest() + "/caliper");
    out.println("events door  " + host + p.ingest() + "/v1/events");
    out.println("door's API   " + host + p.ingest() + "/openapi.yaml");
    out.println("metrics      " + host + p.ingest() + "/actuator/prometheus");
    out.println("             " + host + p.analytics() + "/actuator/prometheus");
    out.println("             " + host + p.dashboard() + "/actuator/prometheus");
    out.println("Kafka        " + running.get().bootstrap());
    out.println("data, logs   " + folder.root());
    return true;
  }
}
