package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what runs on a data folder. */
@Command(
    mixinStandardHelpOptions = true,
    name = "down",
    description = "stops what runs on the data folder")
public final class Down implements Callable<Integer> {

  private static final long PATIENCE_SECONDS = 90;

  @Mixin private DataFolderOption data = new DataFolderOption();

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    DataFolder folder = data.folder();
    Optional<ProcessHandle> launcher =
        folder.running().flatMap(r -> ProcessHandle.of(r.pid())).filter(ProcessHandle::isAlive);
    if (launcher.isEmpty()) {
      System.out.println("nothing runs on " + folder.root());
      return 0;
    }
    launcher.get().destroy();
    try {
      launcher.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      System.err.println("crossover: it did not stop within " + PATIENCE_SECONDS + " s");
      return 1;
    }
    System.out.println("stopped");
    return 0;
  }
}
