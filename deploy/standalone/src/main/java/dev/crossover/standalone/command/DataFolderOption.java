package dev.crossover.standalone.command;

import dev.crossover.standalone.launcher.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data folder that a command works on. */
final class DataFolderOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "data folder (default: $CROSSOVER_DATA or ~/.crossover)")
  private Path folder =
      Path.of(
          System.getenv()
              .getOrDefault("CROSSOVER_DATA", System.getProperty("user.home") + "/.crossover"));

  DataFolder folder() {
    return new DataFolder(folder);
  }
}
