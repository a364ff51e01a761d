package dev.crossover.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** A real Alertmanager on a port of its own. */
final class RunningAlertmanager implements AutoCloseable {

  private final Process server;
  private final int port = RunningStack.freePorts().alertmanager();

  /**
   * Starts it; the test is skipped where it is not installed.
   *
   * @param work folder for its data and its log
   */
  RunningAlertmanager(Path config, Path work) throws IOException {
    Path program = Tools.require("prometheus-alertmanager", "prometheus-alertmanager");
    server =
        new ProcessBuilder(
                program.toString(),
                "--config.file=" + config,
                "--storage.path=" + work.resolve("alertmanager"),
                "--web.listen-address=127.0.0.1:" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("alertmanager.log").toFile())
            .start();
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
