package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.ByHand.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.record.User;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each message goes out once, none holds up another, and nothing is given up while a side is away.
 */
class OutboxTest {

  private final ByHand world = new ByHand();
  private final Thread thread = Thread.ofVirtual().unstarted(world.outbox);

  @AfterEach
  void stop() {
    thread.interrupt();
  }

  @Test
  void eachIsToldOnceHoweverOftenItIsLookedAt() throws InterruptedException {
    world.opens("a");
    world.opens("b");
    world.outbox.look("a");
    world.turn(Duration.ZERO);
    world.outbox.look("a");
    world.turn(Duration.ofMinutes(1));
    assertThat(world.side.sent).containsExactlyInAnyOrder("a/opened/mail", "b/opened/mail");
    assertThat(world.registry.get("crossover.notifications.waiting").gauge().value()).isZero();
  }

  @Test
  void anotherInstanceTellsOfWhatIsItsOwn() throws InterruptedException {
    world.known.elsewhere.add("a");
    world.opens("a");
    world.turn(Duration.ZERO);
    assertThat(world.side.sent).isEmpty();
  }

  @Test
  void whatIsRefusedIsTriedAgainAndHoldsUpNobody() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("500", false, null));
    world.opens("a");
    world.opens("b");
    world.turn(Duration.ZERO);
    assertThat(world.side.sent).containsExactly("b/opened/mail");
    world.side.refuses.clear();
    world.turn(Duration.ofSeconds(4));
    assertThat(world.side.sent).hasSize(1);
    world.turn(Duration.ofSeconds(6));
    assertThat(world.side.sent).contains("a/opened/mail");
  }

  @Test
  void theOtherSideMayAskForMoreTime() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("429", false, Duration.ofMinutes(10)));
    world.opens("a");
    world.turn(Duration.ZERO);
    world.side.refuses.clear();
    world.turn(Duration.ofMinutes(9));
    assertThat(world.side.sent).isEmpty();
    world.turn(Duration.ofMinutes(12));
    assertThat(world.side.sent).hasSize(1);
  }

  @Test
  void whatIsRefusedForGoodOrTooOftenIsSetAside() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("no address", true, null));
    world.side.refuses.put("b/opened/mail", new Refused("500", false, null));
    world.opens("a");
    world.opens("b");
    world.turn(Duration.ZERO);
    assertThat(world.known.kept)
        .containsEntry("a/opened/mail", Delivery.setAside("a/opened/mail", "no address", START));
    assertThat(world.known.kept).doesNotContainKey("b/opened/mail");
    for (int hour = 1; hour <= 5 * 24; hour++) {
      world.turn(Duration.ofHours(hour));
    }
    assertThat(world.known.kept.get("b/opened/mail").problem()).isEqualTo("500");
    assertThat(world.known.kept.get("b/opened/mail").setAsideAt())
        .isBetween(START.plus(Duration.ofDays(3)), START.plus(Duration.ofDays(4)));
    assertThat(world.counted("set_aside")).isEqualTo(2);
    assertThat(world.side.sent).isEmpty();
  }

  @Test
  void whatIsToldLaterHoldsUpNobody() throws InterruptedException {
    world.known.later.put("a", new WhenToTell.At(START.plus(Duration.ofHours(11))));
    world.opens("a");
    world.opens("b");
    world.turn(Duration.ZERO);
    world.turn(Duration.ofHours(10));
    assertThat(world.side.sent).containsExactly("b/opened/mail");
    world.turn(Duration.ofHours(11));
    assertThat(world.side.sent).containsExactly("b/opened/mail", "a/opened/mail");
    assertThat(world.known.kept.get("a/opened/mail"))
        .isEqualTo(
            Delivery.sent(
                "a/opened/mail", START.plus(Duration.ofHours(11)), User.hash("boss@x.example")));
  }

  /** Somebody shortens their quiet hours, or it got worse meanwhile. */
  @Test
  void whatWaitsForAnHourIsLookedAtBeforeWhenThereIsSomethingNew() throws InterruptedException {
    world.known.later.put("a", new WhenToTell.At(START.plus(Duration.ofHours(11))));
    world.opens("a");
    world.turn(Duration.ZERO);
    world.known.later.clear();
    world.turn(Duration.ofHours(1));
    assertThat(world.side.sent).as("nobody said that there is").isEmpty();
    world.outbox.look("a");
    world.turn(Duration.ofHours(2));
    assertThat(world.side.sent).hasSize(1);
  }

  /** What was refused is not tried before its time because of it. */
  @Test
  void aLookIsNoSecondTry() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("429", false, Duration.ofMinutes(10)));
    world.opens("a");
    world.turn(Duration.ZERO);
    world.side.refuses.clear();
    world.outbox.look("a");
    world.turn(Duration.ofMinutes(1));
    assertThat(world.side.sent).isEmpty();
  }

  /** A rebuild brings the episode again, and tells it no more than before. */
  @Test
  void whatIsLeftToTheDigestIsKeptAndNotSent() throws InterruptedException {
    world.known.later.put("a", new WhenToTell.InDigest());
    world.opens("a");
    world.turn(Duration.ZERO);
    assertThat(world.known.kept)
        .containsEntry("a/opened/mail", Delivery.left("a/opened/mail", START));
    world.known.later.clear();
    world.outbox.look("a");
    world.turn(Duration.ofHours(1));
    assertThat(world.side.sent).isEmpty();
    assertThat(world.registry.get("crossover.notifications.waiting").gauge().value()).isZero();
  }

  /** Somebody has it tried again: then it is as if it had never been told. */
  @Test
  void whatIsForgottenIsToldAgain() throws InterruptedException {
    world.side.refuses.put("a/opened/mail", new Refused("no address", true, null));
    world.opens("a");
    world.turn(Duration.ZERO);
    world.side.refuses.clear();
    world.outbox.look("a");
    world.turn(Duration.ofMinutes(1));
    assertThat(world.side.sent).isEmpty();
    world.known.kept.remove("a/opened/mail");
    world.outbox.look("a");
    world.turn(Duration.ofMinutes(2));
    assertThat(world.side.sent).containsExactly("a/opened/mail");
  }

  /** However long it is away; it is asked once a minute at most, whatever waits. */
  @Test
  void whileASideIsAwayEverythingWaitsAndNothingIsGivenUp() throws InterruptedException {
    world.side.away = true;
    for (int i = 0; i < 10_000; i++) {
      world.opens("e" + i);
    }
    for (int minute = 0; minute < 60; minute++) {
      world.turn(Duration.ofMinutes(minute));
    }
    assertThat(world.counted("failed")).isBetween(10.0, 60.0);
    assertThat(world.known.kept).isEmpty();
    world.side.away = false;
    world.turn(Duration.ofMinutes(61));
    assertThat(world.side.sent).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(world.known.kept).hasSize(10_000);
  }

  /** What was due waits for the next start; nothing of it is set aside. */
  @Test
  void whoWantsNoMessageAnyMoreIsSentNone() throws InterruptedException {
    assertThat(world.gauge("crossover.notifications.disabled")).isZero();
    world.side.gone = true;
    world.opens("a");
    world.opens("b");
    world.turn(Duration.ZERO);
    world.side.gone = false;
    world.turn(Duration.ofDays(2));
    assertThat(world.side.asked).isEqualTo(1);
    assertThat(world.known.kept).isEmpty();
    assertThat(world.gauge("crossover.notifications.waiting")).isEqualTo(2);
    assertThat(world.gauge("crossover.notifications.disabled")).isEqualTo(1);
  }

  @Test
  void whatWasSentIsNotSentOnceMoreWhileKafkaIsAway() throws InterruptedException {
    world.kafkaIsAway = true;
    world.opens("a");
    world.opens("b");
    world.turn(Duration.ZERO);
    world.turn(Duration.ofMinutes(2));
    assertThat(world.side.sent).hasSize(1);
    world.kafkaIsAway = false;
    world.turn(Duration.ofMinutes(4));
    assertThat(world.side.sent).hasSize(2).doesNotHaveDuplicates();
    assertThat(world.known.kept).hasSize(2);
  }

  /** A crash after sending and before keeping: the same message once more, with the same id. */
  @Test
  void aNewInstanceSendsWhatWasNotKept() throws InterruptedException {
    world.opens("a");
    world.turn(Duration.ZERO);
    world.known.kept.clear();
    world.outbox.look("a");
    world.turn(Duration.ofSeconds(1));
    assertThat(world.side.sent).containsExactly("a/opened/mail", "a/opened/mail");
  }

  @Test
  void itsThreadTellsAtOnce() throws InterruptedException {
    thread.start();
    world.opens("a");
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> world.registry.get("crossover.notifications.waiting").gauge().value() == 0);
    assertThat(world.side.sent).hasSize(1);
  }
}
