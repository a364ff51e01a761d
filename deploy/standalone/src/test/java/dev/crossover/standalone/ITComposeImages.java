package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.LocalBroker;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The services as {@code compose.yml} runs them, from the image that {@code deploy/images/build.sh}
 * makes, on a broker of this machine; and its Prometheus, with its own configuration.
 */
@Tag("long")
@Order(12)
class ITComposeImages {

  /** The demo's cohort goes in by the doors and shows on the dashboard; all three are scraped. */
  @Test
  void theyFillTheDashboardAndAreScraped(@TempDir Path work)
      throws IOException, InterruptedException {
    DataFolder data = new DataFolder(work.resolve("data"));
    data.create();
    Ports ports = RunningStack.freePorts();
    ComposeFile compose = ComposeFile.read(work, ports, data);
    Doors doors = Doors.of(data, Reach.local(ports), System.out::println);
    PrintStream out = System.out;
    try (LocalBroker _ = LocalBroker.start(data, ports, Release.own(), out);
        Containers services = Containers.run(compose)) {
      await().atMost(Duration.ofMinutes(3)).until(services::allHealthy);

      DemoCohort cohort = new DemoCohort(doors, LocalDate.now(ZoneOffset.UTC));
      cohort.load();
      assertThat(new DemoCheck(doors).await(cohort, Duration.ofMinutes(4)))
          .matches(seen -> seen.shows(cohort));

      try (ScrapingPrometheus prometheus = ScrapingPrometheus.ofCompose(work, compose)) {
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptions()
            .untilAsserted(() -> assertThat(prometheus.number("sum(up)")).isEqualTo(3));
        await()
            .atMost(Duration.ofMinutes(2))
            .ignoreExceptions()
            .untilAsserted(() ->
                assertThat(prometheus.number("sum(crossover_cohort_learners{cohort=\"demo\"})"))
                    .isEqualTo(cohort.learners()));
      }
    }
  }
}
