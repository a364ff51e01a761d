package dev.crossover.dashboard.figures;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupsTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final Groups groups = dashboard.get(Groups.class);

  @BeforeEach
  void publish() {
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  /** A change while figures are being computed must not be lost with what was computed. */
  @Test
  void noFigureIsStaleAfterAChangeHoweverManyRead() throws Exception {
    Learner ada = Samples.ada();
    dashboard.put(ada, List.of());
    AtomicBoolean going = new AtomicBoolean(true);
    try (ExecutorService readers = Executors.newFixedThreadPool(3)) {
      List<Future<?>> reads = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        reads.add(
            readers.submit(() -> {
              while (going.get()) {
                groups.cohorts();
                groups.named("team-a", "spring").getFirst();
              }
            }));
      }
      for (int minutes = 1; minutes <= 200; minutes++) {
        Duration spent = Duration.ofMinutes(minutes);
        dashboard.put(ada, List.of(Samples.timed("e", day(1), Samples.READING, spent)));
        assertThat(groups.named("team-a", "spring").getFirst().spent()).isEqualTo(spent);
        assertThat(groups.cohort("spring").spent()).isEqualTo(spent);
      }
      going.set(false);
      for (Future<?> read : reads) {
        read.get();
      }
    }
  }

  /** A large team is summed in parts, which grow with it. */
  @Test
  void aLargeTeamCountsEveryoneOnceWhileItGrowsAndChanges() {
    for (int i = 0; i < 130; i++) {
      dashboard.put(in("spring", "large", "l" + i), List.of());
      assertThat(groups.named("large", null).getFirst().learners()).isEqualTo(i + 1);
    }
    List<LearningEvent> left = List.of(Samples.event("e", day(9), null, new Fact.Left()));
    for (int i = 0; i < 130; i += 3) {
      dashboard.put(in("spring", "large", "l" + i), left);
    }
    assertThat(groups.named("large", null).getFirst().learners()).isEqualTo(86);
    for (int i = 1; i < 130; i += 3) {
      dashboard.erase("l" + i);
    }
    assertThat(groups.named("large", null).getFirst().learners()).isEqualTo(43);
    assertThat(groups.members(groups.named("large", null).getFirst())).hasSize(87);
    assertThat(groups.cohort("spring").learners()).isEqualTo(43);
  }

  @Test
  void eachCohortMayHaveATeamOfAName() {
    dashboard.put(Samples.ada(), List.of());
    assertThat(groups.named("team-a", null).getFirst().cohort()).isEqualTo("spring");
    assertThat(groups.named("team-b", null)).isEmpty();
    Learner bo = in("autumn", "team-a", "bo");
    dashboard.put(bo, List.of());
    assertThat(groups.named("team-a", null)).hasSize(2);
    assertThat(groups.named("team-a", "autumn").getFirst().learners()).isEqualTo(1);
  }

  /** A team is there as long as somebody is in it. */
  @Test
  void theLastMemberTakesTheTeamAlong() {
    dashboard.put(Samples.ada(), List.of());
    assertThat(groups.teams(null)).hasSize(1);
    dashboard.put(in("autumn", "team-b", "ada"), List.of());
    assertThat(groups.teams(null)).extracting(GroupReadiness::team).containsExactly("team-b");
    assertThat(groups.cohorts()).extracting(GroupReadiness::cohort).containsExactly("autumn");
    dashboard.erase("ada");
    assertThat(groups.cohorts()).isEmpty();
    assertThat(groups.cohort("autumn")).isNull();
  }

  /** What time alone changes may be ten minutes old, and no older. */
  @Test
  void whatTimeChangesIsComputedAnewAfterTenMinutes() {
    dashboard.put(Samples.ada(), List.of());
    double planned = groups.named("team-a", null).getFirst().planned();
    dashboard.pass(Duration.ofMinutes(2));
    assertThat(groups.named("team-a", null).getFirst().planned()).isEqualTo(planned);
    dashboard.pass(Duration.ofMinutes(8));
    assertThat(groups.named("team-a", null).getFirst().planned()).isGreaterThan(planned);
    assertThat(groups.cohort("spring").planned()).isGreaterThan(planned);
  }

  /** Plans and progress come through two topics; whichever comes last completes the figures. */
  @Test
  void aLearnerWhosePlanIsNotThereYetShowsOnceItIs() {
    Learner bo = Samples.learner("bo", "team-b", "other");
    dashboard.put(bo, List.of());
    assertThat(groups.named("team-b", null).getFirst().learners()).isZero();
    Plan p = Samples.PLAN;
    dashboard.put(
        new Plan(
            "other",
            1,
            null,
            null,
            10,
            p.phases(),
            p.skills(),
            p.roles(),
            p.skip(),
            p.interview(),
            p.guidance()));
    assertThat(groups.named("team-b", null).getFirst().learners()).isEqualTo(1);
  }

  @Test
  void saysWhichGroupsAChangeConcerns() {
    List<String> heard = new ArrayList<>();
    groups.onChange(heard::add);
    dashboard.put(Samples.ada(), List.of());
    dashboard.put(in("autumn", "team-b", "ada"), List.of());
    dashboard.erase("ada");
    assertThat(heard)
        .containsExactly("spring/team-a", "autumn/team-b", "spring/team-a", "autumn/team-b");
  }

  /** One person's page is of this moment, not of the list's. */
  @Test
  void oneLearnerIsComputedForNow() {
    dashboard.put(Samples.ada(), List.of());
    Learners learners = dashboard.get(Learners.class);
    Instant before = learners.recent("ada").asOf();
    dashboard.pass(Duration.ofSeconds(30));
    assertThat(learners.recent("ada").asOf()).isEqualTo(before);
    assertThat(learners.now("ada").asOf()).isEqualTo(dashboard.now());
    assertThat(learners.now("nobody")).isNull();
  }

  private static Learner in(String cohort, String team, String id) {
    return SampleLearner.of(id).team(team).cohort(cohort).learner();
  }
}
