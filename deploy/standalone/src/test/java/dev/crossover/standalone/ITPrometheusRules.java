package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alert rules by Prometheus's own tool: they are well formed, fire, and do not fire. */
class ITPrometheusRules {

  private static final Path FOLDER =
      Path.of(System.getProperty("crossover.home"), "dashboard", "prometheus");

  @ParameterizedTest
  @ValueSource(
      strings = {"check rules --lint=all --lint-fatal rules.yml", "test rules rules_test.yml"})
  void promtoolAgrees(String arguments) throws IOException, InterruptedException {
    Path promtool = Tools.require("promtool", "prometheus");
    Process process =
        new ProcessBuilder((promtool + " " + arguments).split(" ", -1))
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
