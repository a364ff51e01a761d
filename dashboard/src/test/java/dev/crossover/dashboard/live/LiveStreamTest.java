package dev.crossover.dashboard.live;

import static dev.crossover.model.Samples.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.wiring.Json;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Timeout(60)
class LiveStreamTest {

  private static final String BOSS = "boss@x.example";
  private static final String PASSWORD = "a long password";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private MvcTestResult stream() {
    MvcTestResult opened =
        dashboard
            .api()
            .get()
            .uri("/api/v1/stream")
            .accept(MediaType.TEXT_EVENT_STREAM)
            .asyncExchange();
    await().until(() -> told(opened).contains("here"));
    return opened;
  }

  private static String told(MvcTestResult stream) {
    return new String(stream.getResponse().getContentAsByteArray(), UTF_8);
  }

  /** A page asks anew for each of them, so it is told of nothing else. */
  @Test
  void aPageHearsOfTheGroupsAndSourcesThatItsViewerSees() {
    dashboard.put(Samples.PLAN);
    dashboard.put(SampleLearner.of("ada").managedBy(BOSS).learner(), List.of());
    dashboard.put(BOSS, PASSWORD);
    dashboard.as(SignedIn.by(dashboard, BOSS, PASSWORD));
    MvcTestResult boss = stream();
    dashboard.asAdministrator();
    MvcTestResult admin = stream();
    dashboard.pass(Announcements.PAUSE);

    dashboard.put(
        dashboard.tables().activities(),
        "https://lms.example/other",
        new SeenActivity("lms", 3, day(9)),
        Json.serde(SeenActivity.class));
    dashboard.put(SampleLearner.of("bo").team("team-b").learner(), List.of());
    await().until(() -> told(admin).contains("\"spring/team-b\""));
    dashboard.put(SampleLearner.of("ada").managedBy(BOSS).learner(), List.of());
    await().until(() -> told(boss).contains("\"spring/team-a\""));

    assertThat(told(admin)).contains("\"activities\"");
    assertThat(told(boss)).doesNotContain("\"activities\"", "team-b");
  }
}
