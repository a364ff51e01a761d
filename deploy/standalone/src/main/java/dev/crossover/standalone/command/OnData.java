package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What each command has: the data folder it works on. */
final class OnData {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: $CROSSOVER_DATA or ~/.crossover)")
  private Path folder =
      Path.of(
          System.getenv()
              .getOrDefault("CROSSOVER_DATA", System.getProperty("user.home") + "/.crossover"));

  /** Where the project was built. */
  static Path home() {
    return Path.of(System.getProperty("crossover.home", ".")).toAbsolutePath().normalize();
  }

  DataFolder folder() {
    return new DataFolder(folder);
  }

  /**
   * The services that run on the folder.
   *
   * @throws IOException if none do
   */
  Doors doors() throws IOException {
    DataFolder.Running running =
        folder()
            .running()
            .orElseThrow(() ->
                new IOException(
                    "nothing runs on " + folder().root() + "; start it with ./crossover up"));
    return new Doors(folder(), running.ports(), System.err::println);
  }
}
