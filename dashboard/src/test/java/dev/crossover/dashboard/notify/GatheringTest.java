package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.ByHand.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.record.User;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one person is told within a quarter of an hour is one message. */
class GatheringTest {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final String BOSS = User.hash("boss@x.example");

  private final ByHand world = new ByHand();

  @BeforeEach
  void gathers() {
    world.side.gathers = WINDOW;
  }

  private void turn(int minutes) throws InterruptedException {
    world.turn(Duration.ofMinutes(minutes));
  }

  private static String within(String... episodes) {
    return Message.idOf(
        Stream.of(episodes)
            .map(id -> {
              Episode e = ByHand.episode(id, START);
              return new Message(id + "/opened/mail", null, News.OPENED, e, null, null);
            })
            .toList());
  }

  @Test
  void theFirstSaysWhenAndWhatComesMeanwhileGoesWithIt() throws InterruptedException {
    world.opens("b", START.plusSeconds(60));
    turn(0);
    world.opens("a");
    turn(14);
    assertThat(world.side.sent).isEmpty();
    assertThat(world.gauge("crossover.notifications.waiting")).isEqualTo(2);
    turn(15);
    assertThat(world.side.sent).containsExactly("a/opened/mail+b/opened/mail");
    assertThat(world.known.kept.get("b/opened/mail"))
        .isEqualTo(Delivery.sent("b/opened/mail", START.plus(WINDOW), BOSS, within("a", "b")));
    assertThat(world.counted("sent")).isEqualTo(2);

    world.opens("c");
    turn(16);
    assertThat(world.side.sent).as("a window of its own").hasSize(1);
    turn(31);
    assertThat(world.side.sent).hasSize(2).contains("c/opened/mail");
    turn(32);
    assertThat(world.gauge("crossover.notifications.waiting")).isZero();
  }

  /** It is looked at now and then, with or without something new. */
  @Test
  void aLookPutsNothingOff() throws InterruptedException {
    world.opens("a");
    for (int minute = 0; minute < 15; minute++) {
      world.outbox.look("a");
      turn(minute);
    }
    assertThat(world.side.sent).isEmpty();
    turn(15);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  @Test
  void eachPersonHasTheirOwn() throws InterruptedException {
    world.known.persons.put("c", "other@x.example");
    world.opens("a");
    world.opens("b");
    world.opens("c");
    turn(0);
    turn(15);
    assertThat(world.side.sent)
        .containsExactlyInAnyOrder("a/opened/mail+b/opened/mail", "c/opened/mail");
  }

  /** The roster names somebody else meanwhile. */
  @Test
  void whoIsToldOfItNowIsToldByTheirOwn() throws InterruptedException {
    world.opens("a");
    world.opens("b");
    turn(0);
    world.known.persons.put("b", "other@x.example");
    turn(15);
    turn(30);
    assertThat(world.side.sent).containsExactly("a/opened/mail", "b/opened/mail");
  }

  @Test
  void whatIsOverBeforeAnybodyWasToldIsNotTold() throws InterruptedException {
    world.opens("a");
    world.opens("b");
    turn(0);
    world.ends("a");
    turn(15);
    assertThat(world.side.sent).containsExactly("b/opened/mail");
  }

  /** A server that takes nothing at first, and then all of it. */
  @Test
  void whatIsRefusedAsOneIsTriedOnceMoreAsOne() throws InterruptedException {
    world.side.refuses.put("b/opened/mail", new Refused("451", false, null));
    world.opens("a");
    world.opens("b");
    turn(0);
    turn(15);
    assertThat(world.side.sent).isEmpty();
    assertThat(world.counted("failed")).isEqualTo(2);
    world.side.refuses.clear();
    turn(16);
    assertThat(world.side.sent).containsExactly("a/opened/mail+b/opened/mail");
  }

  /** One may be what the other side does not take: it does not take the others with it. */
  @Test
  void whatIsRefusedAsOneAgainIsTriedByItself() throws InterruptedException {
    world.side.refuses.put("b/opened/mail", new Refused("552", false, null));
    world.opens("a");
    world.opens("b");
    turn(0);
    turn(15);
    turn(16);
    turn(24);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
    assertThat(world.known.kept.get("a/opened/mail").within()).isNull();
  }

  @Test
  void oneMessageTellsTwentyAndTheNextOneTheRest() throws InterruptedException {
    for (int i = 10; i < 33; i++) {
      world.opens("e" + i);
    }
    turn(0);
    turn(15);
    assertThat(world.side.sent)
        .extracting(ids -> ids.split("\\+", -1).length)
        .containsExactly(20, 3);
  }

  /** Quiet hours begin within the window: what is urgent does not wait for their end. */
  @Test
  void whatWouldMissTheHourHasNoWindow() throws InterruptedException {
    world.known.quietFrom = START.plus(Duration.ofMinutes(10));
    world.known.quietTo = START.plus(Duration.ofHours(11));
    world.opens("a");
    turn(0);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  /** It was gathered all night. */
  @Test
  void whatWaitsForAnHourIsOneMessageAtThatHour() throws InterruptedException {
    world.known.quietFrom = START;
    world.known.quietTo = START.plus(Duration.ofHours(11));
    world.opens("a");
    turn(0);
    world.opens("b");
    turn(60);
    assertThat(world.side.sent).isEmpty();
    turn(11 * 60);
    assertThat(world.side.sent).containsExactly("a/opened/mail+b/opened/mail");
  }

  /** What was refused before has nothing to do with the others. */
  @Test
  void whatWasRefusedWaitsForTheHourByItself() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("552", false, null));
    world.opens("a");
    turn(0);
    turn(15);
    world.known.quietFrom = START.plus(WINDOW);
    world.known.quietTo = START.plus(Duration.ofHours(11));
    turn(16);
    world.opens("b");
    turn(17);
    turn(11 * 60);
    assertThat(world.side.sent).containsExactly("b/opened/mail");
    assertThat(world.known.kept).containsOnlyKeys("b/opened/mail");
  }

  /** Somebody shortens their quiet hours. */
  @Test
  void whatNeedNotWaitForItsHourAnyMoreHasAWindow() throws InterruptedException {
    world.known.quietFrom = START;
    world.known.quietTo = START.plus(Duration.ofHours(11));
    world.opens("a");
    turn(0);
    world.known.quietTo = START;
    world.outbox.look("a");
    turn(1);
    assertThat(world.side.sent).isEmpty();
    turn(16);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  @Test
  void whatNothingIsKnownOfTakesNoOtherWithIt() throws InterruptedException {
    world.opens("a");
    world.opens("b");
    turn(0);
    world.known.broken.add("b");
    turn(15);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  @Test
  void whatCannotBeMadeTakesNoOtherWithIt() throws InterruptedException {
    world.side.unspeakable.add("b/opened/mail");
    world.opens("a");
    world.opens("b");
    turn(0);
    turn(15);
    turn(16);
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  @Test
  void whileTheOtherSideIsAwayTheyStayTogether() throws InterruptedException {
    world.side.away = true;
    world.opens("a");
    world.opens("b");
    turn(0);
    turn(15);
    turn(20);
    world.side.away = false;
    turn(25);
    assertThat(world.side.sent).containsExactly("a/opened/mail+b/opened/mail");
  }

  @Test
  void whatWasSentAsOneIsNotSentAgainWhileKafkaIsAway() throws InterruptedException {
    world.opens("a");
    world.opens("b");
    turn(0);
    world.kafkaIsAway = true;
    turn(15);
    turn(17);
    world.kafkaIsAway = false;
    turn(20);
    assertThat(world.side.sent).containsExactly("a/opened/mail+b/opened/mail");
    assertThat(world.known.kept).hasSize(2);
  }
}
