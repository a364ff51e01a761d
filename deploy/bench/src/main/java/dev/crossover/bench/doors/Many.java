package dev.crossover.bench.doors;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.node.ObjectNode;

/** An installation with many statements of one source: their bytes, and times to read and start. */
final class Many {

  private static final String PREFIX = "many-";
  private static final String SOURCE = "many";
  private static final int FEW = 10_000;

  /** Statements that are ready in memory. */
  private static final int AT_ONCE = 50_000;

  private static final String NEWEST = "/xapi/statements?limit=100";

  private final String bootstrap;
  private final Path state;
  private final int statements;
  private final int rounds;
  private final ObjectNode figures;

  private Many(String bootstrap, Path state, int statements, int rounds, ObjectNode figures) {
    this.bootstrap = bootstrap;
    this.state = state;
    this.statements = statements;
    this.rounds = rounds;
    this.figures = figures;
  }

  /**
   * Measures.
   *
   * @param state folder of the ledgers
   * @param figures that are added to
   */
  static void measure(String bootstrap, Path state, int statements, int rounds, ObjectNode figures)
      throws IOException, InterruptedException, ExecutionException {
    Many many = new Many(bootstrap, state, statements, rounds, figures);
    many.newest();
    many.forwards();
    many.starts();
  }

  private Server start(Path folder, String... settings) throws IOException, InterruptedException {
    String[] all = Arrays.copyOf(settings, settings.length + 1);
    all[settings.length] = "--crossover.prefix=" + PREFIX;
    return Server.doors(bootstrap, folder, all);
  }

  private void newest() throws IOException, InterruptedException, ExecutionException {
    ObjectNode millis = figures.putObject("getNewestMillis");
    try (Server doors = start(state)) {
      Target few = doors.source("few");
      fill(few, FEW);
      newest(few); // warms up
      Target many = doors.source(SOURCE);
      double seconds = fill(many, statements) + DoorsBench.shown(many);
      millis.put(String.valueOf(FEW), newest(few));
      millis.put(String.valueOf(statements), newest(many));
      System.out.printf(
          "  %,d statements, readable, in %.0f s: %.0f a second; 10 million in %.1f h%n",
          statements, seconds, statements / seconds, seconds / statements * 1e7 / 3600);
      figures.set("bytesPerStatement", Bytes.of(bootstrap, PREFIX, SOURCE, state, statements));
    }
  }

  /** Returns the seconds of posting, without those of making what is posted. */
  private static double fill(Target target, int statements)
      throws InterruptedException, ExecutionException {
    double seconds = 0;
    for (int done = 0; done < statements; done += AT_ONCE) {
      int requests = Math.min(AT_ONCE, statements - done) / DoorsBench.BATCH;
      seconds += Posts.of(target, Payload.statements(DoorsBench.BATCH), requests, 8).seconds();
    }
    return seconds;
  }

  private double newest(Target target) throws IOException {
    double[] millis = new double[rounds * 20];
    try (Connection reader = target.connect()) {
      for (int i = 0; i < millis.length; i++) {
        long asked = System.nanoTime();
        reader.get(NEWEST);
        millis[i] = (System.nanoTime() - asked) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  /** How fast a backlog goes on to another store that does nothing. */
  private void forwards() throws IOException, InterruptedException {
    try (BareStore store = new BareStore(statements);
        Server doors =
            start(
                state,
                "--crossover.ingest.forward.to=" + store.address(),
                "--crossover.ingest.forward.key=bench",
                "--crossover.ingest.forward.secret=bench",
                "--crossover.ingest.forward.sources=" + SOURCE)) {
      double rate = store.rate();
      figures.put("forwarded", Math.round(rate));
      System.out.printf("  forwarded: %.0f statements a second%n", rate);
      doors.kill(); // the next start is after this
    }
  }

  /** Until it is ready, after a kill and with no state at all. */
  private void starts() throws IOException, InterruptedException {
    ObjectNode seconds = figures.putObject("startSeconds");
    for (boolean kept : new boolean[] {true, false}) {
      long began = System.nanoTime();
      Path folder = kept ? state : state.resolveSibling("nothing");
      try (Server doors = start(folder)) {
        seconds.put(kept ? "kept" : "fromNothing", (System.nanoTime() - began) / 1e9);
        doors.kill();
      }
    }
  }
}
