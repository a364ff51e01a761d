package dev.crossover.bench.topology;

import dev.crossover.bench.Arguments;
import dev.crossover.wiring.EndWithParent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/**
 * Measures the topology against a bare count on the broker at {@code --bootstrap=HOST:PORT}, all of
 * whose topics it deletes. {@code --state=DIR} takes the stores, {@code --result=FILE} the figures
 * as JSON; {@code --quick} does less.
 */
public final class TopologyBench {

  private final String bootstrap;
  private final Path state;
  private final ServiceSettings settings = new ServiceSettings();
  private final Size size;
  private final Findings findings = new Findings();

  private TopologyBench(String bootstrap, Path state, boolean quick) throws IOException {
    this.bootstrap = bootstrap;
    this.state = state;
    this.size = quick ? Size.quick() : Size.full(settings.settle());
  }

  /** Exit code 0: all was measured; 1: something went wrong, and the output says what. */
  static void main(String[] args) {
    EndWithParent.watchIfTold();
    try {
      TopologyBench bench =
          new TopologyBench(
              Arguments.of(args, "--bootstrap="),
              Path.of(Arguments.of(args, "--state=")),
              Arguments.quick(args));
      bench.measure();
      System.out.println(bench.findings.table());
      Files.writeString(Path.of(Arguments.of(args, "--result=")), bench.findings.json());
      System.exit(0);
    } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  private void measure() throws ExecutionException, InterruptedException {
    double rate;
    Saying.say("speed, warming up ...");
    try (Rig rig = rig(settings.settle(), false)) {
      rate = new SpeedCases(rig, size, findings).measure();
    }
    Saying.say("refold ...");
    try (Rig rig = rig(settings.settle(), true)) {
      new RefoldCase(rig, size, findings).measure(rate);
    }
    Saying.say("bytes ...");
    try (Rig rig = rig(size.settle(), false)) {
      new BytesCase(rig, bootstrap, size, findings).measure();
    }
    Saying.say("tick ...");
    try (Rig rig = rig(size.settle(), false)) {
      new TickCase(rig, size, findings).measure();
    }
  }

  private Rig rig(Duration settle, boolean copies) throws ExecutionException, InterruptedException {
    return new Rig(bootstrap, state, settings, settle, copies);
  }
}
