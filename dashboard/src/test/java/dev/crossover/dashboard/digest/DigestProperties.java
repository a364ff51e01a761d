package dev.crossover.dashboard.digest;

import static dev.crossover.dashboard.digest.ManagedPeople.BOSS;
import static dev.crossover.dashboard.digest.ManagedPeople.PASSWORD;
import static dev.crossover.model.Samples.day;
import static dev.crossover.model.Samples.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.model.Samples;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.stall.Stall;
import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import tools.jackson.databind.JsonNode;

/** No figure of the digest contradicts the first page, whoever the people are. */
class DigestProperties {

  private static final List<String> COUNTS = List.of("total", "ready", "needYou", "counted");

  @Property(tries = 8)
  void countsAreThoseOfTheFirstPage(@ForAll long seed) {
    Random random = new Random(seed);
    try (FilledDashboard dashboard = new FilledDashboard(day(26))) {
      dashboard.put(Samples.PLAN);
      dashboard.put(BOSS, PASSWORD);
      ManagedPeople people = new ManagedPeople(dashboard);
      int learners = 2 + random.nextInt(60);
      people.put("first", "team-0", BOSS, List.of());
      for (int i = 1; i < learners; i++) {
        put(people, "l" + i, random);
      }
      Cookie boss = SignedIn.by(dashboard, BOSS, PASSWORD);
      JsonNode home = dashboard.as(boss).json("/api/v1/home");
      JsonNode digest = dashboard.json("/api/v1/digest").get("digest");
      for (String count : COUNTS) {
        assertThat(digest.get(count)).as(count).isEqualTo(home.get(count));
      }
      assertThat(digest.get("onTime")).isEqualTo(home.get("onTime"));
      List<String> needing =
          home.get("people")
              .valueStream()
              .filter(p -> p.get("needsYou").asBoolean())
              .map(p -> p.get("learner").asString())
              .toList();
      List<String> named =
          digest.get("people").valueStream().map(p -> p.get("learner").asString()).toList();
      assertThat(named).hasSize(Math.min(Digests.NAMED, digest.get("needYou").asInt()));
      int both = Math.min(named.size(), needing.size());
      assertThat(named.subList(0, both)).isEqualTo(needing.subList(0, both));
      int rest = digest.get("rest").valueStream().mapToInt(JsonNode::asInt).sum();
      assertThat(named.size() + rest).isEqualTo(digest.get("needYou").asInt());
    }
  }

  /** Somebody of one of three teams, whose manager may be another, with anything at all. */
  private static void put(ManagedPeople people, String id, Random random) {
    List<LearningEvent> events = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      events.add(event(id + i, day(random.nextInt(26)), unit(random), fact(random)));
    }
    events.sort(Comparator.comparing(LearningEvent::occurredAt));
    Stall[] open =
        random.nextInt(3) == 0
            ? new Stall[] {Stall.blocked("quiz", 3, day(20), day(20))}
            : new Stall[0];
    String manager = random.nextInt(4) == 0 ? "other@x.example" : BOSS;
    people.put(id, "team-" + random.nextInt(3), manager, events, open);
  }

  private static String unit(Random random) {
    return List.of(Samples.READING, Samples.QUIZ, Samples.PROJECT).get(random.nextInt(3));
  }

  private static Fact fact(Random random) {
    return switch (random.nextInt(7)) {
      case 0 -> new Fact.Completed();
      case 1 -> Samples.score(random.nextDouble());
      case 2 -> new Fact.Submitted();
      case 3 -> new Fact.Stuck(true, null);
      case 4 -> new Fact.FollowedUp(FollowUp.TALKED, null, null, null);
      case 5 -> random.nextInt(4) == 0 ? new Fact.Left() : Samples.ACCEPTED;
      default -> new Fact.Active();
    };
  }
}
