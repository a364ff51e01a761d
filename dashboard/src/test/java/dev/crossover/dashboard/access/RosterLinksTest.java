package dev.crossover.dashboard.access;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RosterLinksTest {

  private static final String CHIEF = "chief@x.example";
  private static final String BOSS = "boss@x.example";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final RosterLinks links = dashboard.get(RosterLinks.class);

  @AfterEach
  void stop() {
    dashboard.close();
  }

  private void put(String id, String mail, String team, String manager) {
    dashboard.put(
        SampleLearner.of(id).mail(mail).team(team).managedBy(manager).learner(), List.of());
  }

  /** Whoever manages managers sees their teams: those of today, whatever was asked before. */
  @Test
  void whatIsBelowSomebodyFollowsTheRoster() {
    put("ada", "ada@x.example", "team-a", BOSS);
    assertThat(links.below(CHIEF)).isEmpty();
    put("boss", BOSS, "leads", CHIEF);
    assertThat(links.below(CHIEF)).containsExactly("spring/team-a");
    put("ada", "ada@x.example", "team-b", BOSS);
    assertThat(links.below(CHIEF)).containsExactly("spring/team-b");
    put("boss", BOSS, "leads", "another@x.example");
    assertThat(links.below(CHIEF)).isEmpty();
  }
}
