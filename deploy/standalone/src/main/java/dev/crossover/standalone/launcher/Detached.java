package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A launcher that goes on when the command that started it has returned. */
public final class Detached {

  /** Of the lines that say that a part has come up. */
  private static final String READY = " ready after ";

  private static final long POLL_MILLIS = 100;

  private final Process process;
  private final Path log;

  private Detached(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it apart from the terminal. */
  public static Detached start(List<String> command, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Child.apartFromTerminal(command))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
    return new Detached(builder.start(), log);
  }

  /**
   * Passes on what it prints until it is ready. Whoever ends this process meanwhile ends it, too.
   *
   * @throws IOException if it ends first; it has said why
   */
  public void await(BooleanSupplier ready, PrintStream out)
      throws IOException, InterruptedException {
    Thread end = new Thread(process::destroy, "stop-detached");
    Runtime.getRuntime().addShutdownHook(end);
    int printed = 0;
    while (true) {
      boolean over = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
      boolean done = ready.getAsBoolean();
      String text = Files.readString(log);
      if (over) {
        throw new IOException(text.substring(printed).strip());
      }
      int complete = text.lastIndexOf('\n') + 1;
      if (complete > printed && !done) {
        out.print(text.substring(printed, complete));
        printed = complete;
      }
      if (done) {
        // What became ready since the last look; what the process says besides is said anew.
        text.substring(printed).lines().filter(l -> l.contains(READY)).forEach(out::println);
        Runtime.getRuntime().removeShutdownHook(end);
        return;
      }
    }
  }
}
