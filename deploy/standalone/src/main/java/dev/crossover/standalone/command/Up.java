package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Stack;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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

  @Mixin private OnData data = new OnData();

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
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "uses this Kafka instead of starting one")
  private @Nullable String bootstrap;

  @Option(names = "--detach", description = "returns when everything is ready")
  private boolean detach;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DataFolder folder = data.folder();
    folder.create();
    return detach ? detached(folder) : foreground(folder);
  }

  private int foreground(DataFolder folder) throws IOException, InterruptedException {
    try (FileLock _ = lock(folder)) {
      Ports ports = ports(port);
      Stack stack =
          new Stack(folder, ports, host, bootstrap, OnData.home(), System.out, Map.of(), false);
      Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop-stack"));
      try {
        stack.start();
      } catch (IOException e) {
        stack.close();
        throw e;
      }
      Status.print(folder, System.out);
      System.out.println("Ctrl-C stops it all.");
      return stack.awaitEnd() ? 0 : 1;
    }
  }

  private int detached(DataFolder folder) throws IOException, InterruptedException {
    if (folder.running().isPresent()) {
      throw new IOException(alreadyRuns(folder));
    }
    Ports ports = ports(port);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dcrossover.home=" + OnData.home(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.crossover.standalone.Crossover",
                "up",
                "--data=" + folder.root(),
                "--port=" + ports.dashboard(),
                "--host=" + host));
    if (bootstrap != null) {
      command.add("--bootstrap=" + bootstrap);
    }
    Path log = folder.log("launcher");
    Process launcher =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .start();
    while (folder.running().isEmpty()) {
      if (launcher.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(log).strip());
      }
    }
    Status.print(folder, System.out);
    return 0;
  }

  /** The folder for this process alone. */
  static FileLock lock(DataFolder folder) throws IOException {
    FileLock lock = folder.lock();
    if (lock == null) {
      throw new IOException(alreadyRuns(folder));
    }
    return lock;
  }

  /** The ports from this one on, all free. */
  static Ports ports(int port) throws IOException {
    Ports ports = new Ports(port);
    List<Integer> taken = ports.taken();
    if (!taken.isEmpty()) {
      throw new IOException("port " + taken + " is in use; choose another with --port N");
    }
    return ports;
  }

  private static String alreadyRuns(DataFolder folder) {
    return "it runs already on "
        + folder.root()
        + folder.running().map(r -> " (dashboard port " + r.ports().dashboard() + ")").orElse("");
  }
}
