package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.demo.DemoCheck;
import dev.crossover.standalone.demo.DemoCohort;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rebuild of the whole product tells what was told before, and sends nothing. */
@Order(10)
@Tag("long")
class ITRebuiltDemo {

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
}
