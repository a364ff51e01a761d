package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossover.model.Topics;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCohort;
import dev.crossover.standalone.history.History;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A rebuild of the whole product tells what was told before, and sends nothing. */
@Order(10)
@Tag("long")
class ITRebuiltDemo {

  /** Folder of a learning history, which the product does not bring. */
  private static final String HISTORY = "crossover.history";

  /** One of its cohorts; if it is not set, the first. */
  private static final String COHORT = "crossover.history.cohort";

  @Test
  void theDemoIsAsItWas(@TempDir Path work) throws Exception {
    try (RestartedServices services = new RestartedServices(work.resolve("data"));
        BrokerContent broker = new BrokerContent(services.bootstrap())) {
      DemoCohort cohort = new DemoCohort(services.doors(), LocalDate.now(ZoneOffset.UTC));
      cohort.load();
      DemoCheck.Seen seen = new DemoCheck(services.doors()).await(cohort, Duration.ofMinutes(2));
      assertThat(seen.shows(cohort)).as("%s", seen).isTrue();
      new Rebuilds("demo", services, broker).changeNothing();

      // What is news still goes out.
      Standing standing = Standing.of(services, broker);
      String event = KilledLoad.event(standing.someoneQuiet(), "active");
      Doors.require(Doors.events(services.doors().source("test"), event), "an event");
      await().atMost(Duration.ofSeconds(30)).until(() -> services.mails() > standing.mails());
      assertThat(services.subjects().getLast()).endsWith("is moving again");
    }
  }

  /** Months of real learners, who fall silent and come back. */
  @Test
  void aReplayedHistoryIsAsItWas(@TempDir Path work) throws Exception {
    String folder = System.getProperty(HISTORY, "");
    assumeTrue(
        !folder.isEmpty(),
        "no learning history: -D"
            + HISTORY
            + "=DIR names a folder of the form that deploy/README.md describes");
    String named = System.getProperty(COHORT);
    History history =
        History.of(Path.of(folder), Optional.ofNullable(named), Optional.empty()).getFirst();
    try (RestartedServices services = new RestartedServices(work.resolve("data"));
        BrokerContent broker = new BrokerContent(services.bootstrap())) {
      String data = services.data().root().toString();
      int status =
          new CommandLine(new Crossover())
              .execute("replay", folder, "--cohort", history.cohort(), "--data", data);
      assertThat(status).isZero();
      new Rebuilds(history.cohort(), services, broker).changeNothing();
      assertThat(broker.newest(Topics.LEARNER_PROGRESS))
          .hasSize((int) history.roster().lines().count() - 1);
    }
  }
}
