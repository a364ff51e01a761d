package dev.crossover.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs that a test needs and a machine may lack. */
final class Tools {

  /** The program, or the test is skipped with how to get it. */
  static Path require(String program, String debianPackage) {
    Optional<Path> found =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(
        found.isPresent(),
        program
            + " is missing: apt-get install "
            + debianPackage
            + ", or as root ./crossover test, which installs it");
    return found.get();
  }

  private Tools() {}
}
