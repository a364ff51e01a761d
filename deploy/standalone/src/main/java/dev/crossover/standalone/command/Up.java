package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Detached;
import dev.crossover.standalone.launcher.Monitoring;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts everything and keeps it up. */
@Command(
    mixinStandardHelpOptions = true,
    name = "up",
    description = "starts broker and services; Ctrl-C or 'down' stops them")
public final class Up implements Callable<Integer> {

  static final int DEFAULT_PORT = 8080;

  @Mixin private DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "port of the dashboard, the others follow (default: " + DEFAULT_PORT + ")")
  private int port = DEFAULT_PORT;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "address to listen on (default: loopback only)")
  private String host = "127.0.0.1";

  @Option(
      names = "--insecure",
      description = "listens on --host without TLS, where nobody else is on the network")
  private boolean insecure;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "uses this Kafka instead of starting one")
  private @Nullable String bootstrap;

  @Option(
      names = "--roles",
      paramLabel = "ROLES",
      split = ",",
      description = "the services to run (default: ingest,analytics,dashboard, in one process)")
  private List<String> roles = StackSettings.ROLES;

  @Option(
      names = "--monitoring",
      description = "starts Prometheus and Alertmanager beside it, where they are installed")
  private boolean monitoring;

  @Option(names = "--detach", description = "returns when everything is ready")
  private boolean detach;

  /** The process that --detach leaves behind, whose output stands in a log. */
  @Option(names = "--launched", hidden = true)
  private boolean launched;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (monitoring && !roles.containsAll(StackSettings.ROLES)) {
      throw new IOException("--monitoring needs all services: its rules miss the others");
    }
    DataFolder folder = data.folder();
    folder.create();
    StackSettings settings =
        new StackSettings(
            folder,
            new Ports(port),
            host,
            bootstrap,
            roles,
            Release.own(),
            insecure ? Map.of("CROSSOVER_INSECURE", "true") : Map.of());
    return detach ? detached(settings) : foreground(settings);
  }

  private int foreground(StackSettings settings) throws IOException, InterruptedException {
    DataFolder folder = settings.data();
    try (FileLock _ = lock(folder)) {
      requireFree(settings.ports(), monitoring);
      Stack stack = new Stack(settings, System.out);
      Monitoring beside = new Monitoring(settings, System.out);
      Runnable stop =
          () -> {
            try {
              beside.close();
            } finally {
              stack.close();
            }
          };
      Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop-stack"));
      try {
        stack.start();
      } catch (IOException e) {
        stack.close();
        throw e;
      }
      if (monitoring) {
        monitor(folder, beside);
      }
      Status.print(folder, folder.running().orElseThrow(), System.out);
      if (!launched) {
        firstOwner(folder);
      }
      System.out.println("Ctrl-C stops it all.");
      return stack.awaitEnd() ? 0 : 1;
    }
  }

  /** The product runs without it, too. */
  private static void monitor(DataFolder folder, Monitoring beside) throws InterruptedException {
    Doors doors = Doors.of(folder, folder.running().orElseThrow().reach(), System.err::println);
    try {
      beside.start(
          doors.key("prometheus", "metrics").text(), doors.key("alertmanager", "alerts").text());
    } catch (IOException e) {
      beside.failed(String.valueOf(e.getMessage()));
    }
  }

  private int detached(StackSettings settings) throws IOException, InterruptedException {
    DataFolder folder = settings.data();
    if (folder.running().isPresent()) {
      throw new IOException(alreadyRuns(folder));
    }
    requireFree(settings.ports(), monitoring);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "up",
                "--launched",
                "--data=" + folder.root(),
                "--port=" + port,
                "--host=" + host,
                "--roles=" + String.join(",", roles)));
    if (insecure) {
      arguments.add("--insecure");
    }
    if (monitoring) {
      arguments.add("--monitoring");
    }
    if (bootstrap != null) {
      arguments.add("--bootstrap=" + bootstrap);
    }
    Detached launcher =
        Detached.start(settings.release().commandLine(arguments), folder.log("launcher"));
    launcher.await(
        () -> folder.running().isPresent() && (!monitoring || Monitoring.isDecided(folder)),
        System.out);
    Status.print(folder, folder.running().orElseThrow(), System.out);
    firstOwner(folder);
    return 0;
  }

  private void firstOwner(DataFolder folder) throws IOException, InterruptedException {
    FirstOwner.make(folder, folder.running().orElseThrow(), System.out);
  }

  /** The folder for this process alone. */
  static FileLock lock(DataFolder folder) throws IOException {
    FileLock lock = folder.lock();
    if (lock == null) {
      throw new IOException(alreadyRuns(folder));
    }
    return lock;
  }

  /**
   * Does nothing if all ports are free.
   *
   * @throws IOException with those that are not
   */
  static void requireFree(Ports ports, boolean monitoring) throws IOException {
    List<Integer> taken = ports.taken(monitoring);
    if (!taken.isEmpty()) {
      throw new IOException("port " + taken + " is in use; choose another with --port N");
    }
  }

  private static String alreadyRuns(DataFolder folder) {
    return "it runs already on "
        + folder.root()
        + folder
            .running()
            .map(r -> " (dashboard port " + r.reach().ports().dashboard() + ")")
            .orElse("");
  }
}
