package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.ByHand.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.notify.Channel.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of gathered messages, whatever comes between two turns of the outbox. */
class GatheringProperties {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** What happens to an outbox between two turns. */
  enum Step {
    OPENS,
    ENDS,
    LOOK,
    PASSES,
    MOVES,
    QUIET,
    SIDE_AWAY,
    SIDE_BACK,
    KAFKA_AWAY,
    KAFKA_BACK,
    REFUSES,
    TAKES
  }

  /**
   * Whatever comes between: each that opened and stayed open is told exactly once in the end, each
   * message goes to one person, and tells twenty at most.
   */
  @Property(tries = 1000)
  void eachIsToldOnceToOnePerson(@ForAll @Size(min = 5, max = 80) List<Step> steps)
      throws Exception {
    ByHand any = new ByHand();
    any.side.gathers = WINDOW;
    int minute = 0;
    int opened = 0;
    TreeSet<String> over = new TreeSet<>();
    for (Step step : steps) {
      String some = "e" + (opened + 1) / 2;
      switch (step) {
        case OPENS -> {
          opened++;
          any.known.persons.put("e" + opened, "boss" + opened % 2 + "@x.example");
          any.opens("e" + opened);
        }
        case ENDS -> {
          if (any.known.episodes.containsKey(some)) {
            over.add(some);
            any.ends(some);
          }
        }
        case LOOK -> any.outbox.look(some);
        case PASSES -> minute += 7;
        case MOVES -> any.known.persons.put(some, "other@x.example");
        case QUIET -> {
          any.known.quietFrom = START.plus(Duration.ofMinutes(minute + 10));
          any.known.quietTo = any.known.quietFrom.plus(Duration.ofMinutes(30));
        }
        case SIDE_AWAY -> any.side.away = true;
        case SIDE_BACK -> any.side.away = false;
        case KAFKA_AWAY -> any.kafkaIsAway = true;
        case KAFKA_BACK -> any.kafkaIsAway = false;
        case REFUSES ->
            any.side.refuses.put(some + "/opened/mail", new Refused("451", false, null));
        case TAKES -> any.side.refuses.clear();
      }
      any.turn(Duration.ofMinutes(minute));
    }
    any.side.away = false;
    any.kafkaIsAway = false;
    any.side.refuses.clear();
    for (int hour = 1; hour <= 6 * 24; hour++) {
      any.turn(Duration.ofMinutes(minute).plusHours(hour));
    }
    List<String> told = any.side.sent.stream().flatMap(ids -> Stream.of(ids.split("\\+"))).toList();
    assertThat(told).doesNotHaveDuplicates();
    assertThat(any.side.persons).noneMatch(to -> to.contains("+"));
    assertThat(any.side.sent).allMatch(ids -> ids.split("\\+", -1).length <= 20);
    for (String id : any.known.episodes.keySet()) {
      if (!over.contains(id)) {
        assertThat(told).contains(id + "/opened/mail");
      }
      if (told.contains(id + "/opened/mail") && over.contains(id)) {
        assertThat(told).as("its end, too").contains(id + "/resolved/mail");
      }
    }
    assertThat(any.gauge("crossover.notifications.waiting")).isZero();
  }

  /** While nothing is refused and nobody is away, a person gets one message in a window. */
  @Property(tries = 200)
  void aPersonGetsOneMessageInAWindow(@ForAll @Size(max = 40) List<@IntRange(max = 20) Integer> at)
      throws Exception {
    ByHand any = new ByHand();
    any.side.gathers = WINDOW;
    List<Integer> went = new ArrayList<>();
    int minute = 0;
    for (int i = 0; i < at.size(); i++) {
      for (int until = minute + at.get(i); minute < until; minute++) {
        any.turn(Duration.ofMinutes(minute));
        while (went.size() < any.side.sent.size()) {
          went.add(minute);
        }
      }
      any.opens("e" + i);
    }
    for (int i = 1; i < went.size(); i++) {
      boolean full = any.side.sent.get(i - 1).split("\\+", -1).length == 20;
      assertThat(went.get(i) - went.get(i - 1)).isGreaterThanOrEqualTo(full ? 0 : 15);
    }
  }
}
