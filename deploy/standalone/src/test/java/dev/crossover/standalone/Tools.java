package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Programs that a test needs and a machine may lack. */
final class Tools {

  /** The program, or the test is skipped with how to get it. */
  static Path require(String program, String debianPackage) {
    Optional<Path> found = find(program);
    assumeTrue(
        found.isPresent(),
        program
            + " is missing: apt-get install "
            + debianPackage
            + ", or as root ./crossover test, which installs it");
    return found.get();
  }

  /** The program, if it is on the path. */
  static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What it says on both outputs; fails where it does not succeed. */
  static String run(Path folder, Path program, String... arguments)
      throws IOException, InterruptedException {
    return run(folder, null, program, arguments);
  }

  /**
   * The same for a program that reads.
   *
   * @param input file that it reads; null: none
   */
  static String run(Path folder, @Nullable Path input, Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(arguments));
    command.addFirst(program.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    if (input != null) {
      builder.redirectInput(input.toFile());
    }
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  private Tools() {}
}
