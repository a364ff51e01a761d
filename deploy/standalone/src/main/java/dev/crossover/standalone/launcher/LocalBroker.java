package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker without services, for whoever measures. */
public final class LocalBroker implements AutoCloseable {

  private static final Duration START_WITHIN = Duration.ofMinutes(1);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final Child child;

  private LocalBroker(Child child) {
    this.child = child;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @throws IOException with the end of its log if it does not come up
   */
  public static LocalBroker start(DataFolder data, Ports ports, Release release, PrintStream out)
      throws IOException, InterruptedException {
    LocalBroker broker = new LocalBroker(child(data, ports, release));
    broker.child.start();
    try {
      broker.child.awaitReady(START_WITHIN, out);
      return broker;
    } catch (IOException e) {
      broker.close();
      throw e;
    }
  }

  /** The broker's process, not yet started. */
  static Child child(DataFolder data, Ports ports, Release release) {
    List<String> command =
        release.broker(
            List.of(
                data.broker().toString(),
                "127.0.0.1",
                String.valueOf(ports.broker()),
                String.valueOf(ports.controller())));
    List<Probe> probes = List.of(Probe.kafka(Stack.BROKER, "127.0.0.1:" + ports.broker()));
    return new Child(Stack.BROKER, command, Map.of(), data.log(Stack.BROKER), probes, probes);
  }

  @Override
  public void close() {
    try {
      child.stop(STOP_WITHIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
