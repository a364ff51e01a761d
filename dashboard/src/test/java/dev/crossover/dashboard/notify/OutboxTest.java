package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.notify.Channel.Refused;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Each message goes out once, none holds up another, and nothing is given up while a side is away.
 */
class OutboxTest {

  private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");

  private final Side side = new Side();
  private final Known known = new Known();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private Instant now = START;
  private boolean kafkaIsAway;
  private final Outbox outbox =
      new Outbox(
          side,
          known,
          (topic, rows) -> {
            if (kafkaIsAway) {
              throw new IOException("Kafka is away");
            }
            rows.forEach((id, delivery) -> known.kept.put(id, (Delivery) delivery));
          },
          registry,
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });
  private final Thread thread = Thread.ofVirtual().unstarted(outbox);

  /** The other side, which may refuse some, or be away. */
  private static final class Side implements Channel {
    final List<String> sent = new ArrayList<>();
    final Map<String, Refused> refuses = new HashMap<>();
    boolean away;
    boolean gone;
    int asked;

    @Override
    public String name() {
      return "mail";
    }

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public boolean send(
        String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
        throws IOException, Refused {
      asked++;
      if (gone) {
        throw new Gone("410");
      }
      if (away) {
        throw new IOException("connection refused");
      }
      Refused refused = refuses.get(id);
      if (refused != null) {
        throw refused;
      }
      sent.add(id);
      return true;
    }
  }

  /** What is known of episodes; their deliveries as Kafka keeps them. */
  private static final class Known implements Outbox.Told {
    final Map<String, Delivery> kept = new TreeMap<>();
    final Map<String, Episode> episodes = new TreeMap<>();
    final Set<String> elsewhere = new HashSet<>();
    final Map<String, WhenToTell> later = new HashMap<>();

    @Override
    public @Nullable Episode episode(String id) {
      return elsewhere.contains(id) ? null : episodes.get(id);
    }

    @Override
    public @Nullable News due(Episode episode, Channel channel, Instant now) {
      return News.due(
          episode,
          episode.stall(),
          false,
          false,
          news -> kept.get(news.id(episode, channel.name())),
          now,
          Duration.ofDays(7));
    }

    @Override
    public WhenToTell when(Episode episode, Channel channel, News news, Instant now) {
      WhenToTell when = later.getOrDefault(episode.id(), new WhenToTell.Now());
      return when instanceof WhenToTell.At(Instant at) && !at.isAfter(now)
          ? new WhenToTell.Now()
          : when;
    }

    @Override
    public @Nullable String to(Episode episode, Channel channel, News news) {
      return "b4c9";
    }

    @Override
    public boolean send(Channel channel, Episode episode, News news)
        throws IOException, Refused, InterruptedException {
      return channel.send(news.id(episode, channel.name()), "", news, episode, null);
    }

    @Override
    public void await(Delivery delivery) {
      assertThat(kept).containsEntry(delivery.id(), delivery);
    }
  }

  @AfterEach
  void stop() {
    thread.interrupt();
  }

  private void opens(String id) {
    Stall stall = new Stall(StallReason.BEHIND, START, START, "u", 0, null, null, null);
    known.episodes.put(id, new Episode(id, id, "c", "t", stall, START, null, null));
    outbox.look(id);
  }

  /** As the thread does it, but at the moment that the test says. */
  private void turn(Duration later) throws InterruptedException {
    now = START.plus(later);
    outbox.takeIn();
    outbox.turn();
  }

  private double counted(String result) {
    var counter = registry.find("crossover.notifications").tag("result", result).counter();
    return counter == null ? 0 : counter.count();
  }

  private double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  @Test
  void eachIsToldOnceHoweverOftenItIsLookedAt() throws InterruptedException {
    opens("a");
    opens("b");
    outbox.look("a");
    turn(Duration.ZERO);
    outbox.look("a");
    turn(Duration.ofMinutes(1));
    assertThat(side.sent).containsExactlyInAnyOrder("a/opened/mail", "b/opened/mail");
    assertThat(registry.get("crossover.notifications.waiting").gauge().value()).isZero();
  }

  @Test
  void anotherInstanceTellsOfWhatIsItsOwn() throws InterruptedException {
    known.elsewhere.add("a");
    opens("a");
    turn(Duration.ZERO);
    assertThat(side.sent).isEmpty();
  }

  @Test
  void whatIsRefusedIsTriedAgainAndHoldsUpNobody() throws InterruptedException {
    side.refuses.put("a/opened/mail", new Refused("500", false, null));
    opens("a");
    opens("b");
    turn(Duration.ZERO);
    assertThat(side.sent).containsExactly("b/opened/mail");
    side.refuses.clear();
    turn(Duration.ofSeconds(4));
    assertThat(side.sent).hasSize(1);
    turn(Duration.ofSeconds(6));
    assertThat(side.sent).contains("a/opened/mail");
  }

  @Test
  void theOtherSideMayAskForMoreTime() throws InterruptedException {
    side.refuses.put("a/opened/mail", new Refused("429", false, Duration.ofMinutes(10)));
    opens("a");
    turn(Duration.ZERO);
    side.refuses.clear();
    turn(Duration.ofMinutes(9));
    assertThat(side.sent).isEmpty();
    turn(Duration.ofMinutes(12));
    assertThat(side.sent).hasSize(1);
  }

  @Test
  void whatIsRefusedForGoodOrTooOftenIsSetAside() throws InterruptedException {
    side.refuses.put("a/opened/mail", new Refused("no address", true, null));
    side.refuses.put("b/opened/mail", new Refused("500", false, null));
    opens("a");
    opens("b");
    turn(Duration.ZERO);
    assertThat(known.kept)
        .containsEntry("a/opened/mail", Delivery.setAside("a/opened/mail", "no address", START));
    assertThat(known.kept).doesNotContainKey("b/opened/mail");
    for (int hour = 1; hour <= 5 * 24; hour++) {
      turn(Duration.ofHours(hour));
    }
    assertThat(known.kept.get("b/opened/mail").problem()).isEqualTo("500");
    assertThat(known.kept.get("b/opened/mail").setAsideAt())
        .isBetween(START.plus(Duration.ofDays(3)), START.plus(Duration.ofDays(4)));
    assertThat(counted("set_aside")).isEqualTo(2);
    assertThat(side.sent).isEmpty();
  }

  @Test
  void whatIsToldLaterHoldsUpNobody() throws InterruptedException {
    known.later.put("a", new WhenToTell.At(START.plus(Duration.ofHours(11))));
    opens("a");
    opens("b");
    turn(Duration.ZERO);
    turn(Duration.ofHours(10));
    assertThat(side.sent).containsExactly("b/opened/mail");
    turn(Duration.ofHours(11));
    assertThat(side.sent).containsExactly("b/opened/mail", "a/opened/mail");
    assertThat(known.kept.get("a/opened/mail"))
        .isEqualTo(Delivery.sent("a/opened/mail", START.plus(Duration.ofHours(11)), "b4c9"));
  }

  /** Somebody shortens their quiet hours, or it got worse meanwhile. */
  @Test
  void whatWaitsForAnHourIsLookedAtBeforeWhenThereIsSomethingNew() throws InterruptedException {
    known.later.put("a", new WhenToTell.At(START.plus(Duration.ofHours(11))));
    opens("a");
    turn(Duration.ZERO);
    known.later.clear();
    turn(Duration.ofHours(1));
    assertThat(side.sent).as("nobody said that there is").isEmpty();
    outbox.look("a");
    turn(Duration.ofHours(2));
    assertThat(side.sent).hasSize(1);
  }

  /** What was refused is not tried before its time because of it. */
  @Test
  void aLookIsNoSecondTry() throws InterruptedException {
    side.refuses.put("a/opened/mail", new Refused("429", false, Duration.ofMinutes(10)));
    opens("a");
    turn(Duration.ZERO);
    side.refuses.clear();
    outbox.look("a");
    turn(Duration.ofMinutes(1));
    assertThat(side.sent).isEmpty();
  }

  /** A rebuild brings the episode again, and tells it no more than before. */
  @Test
  void whatIsLeftToTheDigestIsKeptAndNotSent() throws InterruptedException {
    known.later.put("a", new WhenToTell.InDigest());
    opens("a");
    turn(Duration.ZERO);
    assertThat(known.kept).containsEntry("a/opened/mail", Delivery.left("a/opened/mail", START));
    known.later.clear();
    outbox.look("a");
    turn(Duration.ofHours(1));
    assertThat(side.sent).isEmpty();
    assertThat(registry.get("crossover.notifications.waiting").gauge().value()).isZero();
  }

  /** Somebody has it tried again: then it is as if it had never been told. */
  @Test
  void whatIsForgottenIsToldAgain() throws InterruptedException {
    side.refuses.put("a/opened/mail", new Refused("no address", true, null));
    opens("a");
    turn(Duration.ZERO);
    side.refuses.clear();
    outbox.look("a");
    turn(Duration.ofMinutes(1));
    assertThat(side.sent).isEmpty();
    known.kept.remove("a/opened/mail");
    outbox.look("a");
    turn(Duration.ofMinutes(2));
    assertThat(side.sent).containsExactly("a/opened/mail");
  }

  /** However long it is away; it is asked once a minute at most, whatever waits. */
  @Test
  void whileASideIsAwayEverythingWaitsAndNothingIsGivenUp() throws InterruptedException {
    side.away = true;
    for (int i = 0; i < 10_000; i++) {
      opens("e" + i);
    }
    for (int minute = 0; minute < 60; minute++) {
      turn(Duration.ofMinutes(minute));
    }
    assertThat(counted("failed")).isBetween(10.0, 60.0);
    assertThat(known.kept).isEmpty();
    side.away = false;
    turn(Duration.ofMinutes(61));
    assertThat(side.sent).hasSize(10_000).doesNotHaveDuplicates();
    assertThat(known.kept).hasSize(10_000);
  }

  /** What was due waits for the next start; nothing of it is set aside. */
  @Test
  void whoWantsNoMessageAnyMoreIsSentNone() throws InterruptedException {
    assertThat(gauge("crossover.notifications.disabled")).isZero();
    side.gone = true;
    opens("a");
    opens("b");
    turn(Duration.ZERO);
    side.gone = false;
    turn(Duration.ofDays(2));
    assertThat(side.asked).isEqualTo(1);
    assertThat(known.kept).isEmpty();
    assertThat(gauge("crossover.notifications.waiting")).isEqualTo(2);
    assertThat(gauge("crossover.notifications.disabled")).isEqualTo(1);
  }

  @Test
  void whatWasSentIsNotSentOnceMoreWhileKafkaIsAway() throws InterruptedException {
    kafkaIsAway = true;
    opens("a");
    opens("b");
    turn(Duration.ZERO);
    turn(Duration.ofMinutes(2));
    assertThat(side.sent).hasSize(1);
    kafkaIsAway = false;
    turn(Duration.ofMinutes(4));
    assertThat(side.sent).hasSize(2).doesNotHaveDuplicates();
    assertThat(known.kept).hasSize(2);
  }

  /** A crash after sending and before keeping: the same message once more, with the same id. */
  @Test
  void aNewInstanceSendsWhatWasNotKept() throws InterruptedException {
    opens("a");
    turn(Duration.ZERO);
    known.kept.clear();
    outbox.look("a");
    turn(Duration.ofSeconds(1));
    assertThat(side.sent).containsExactly("a/opened/mail", "a/opened/mail");
  }

  @Test
  void itsThreadTellsAtOnce() throws InterruptedException {
    thread.start();
    opens("a");
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> registry.get("crossover.notifications.waiting").gauge().value() == 0);
    assertThat(side.sent).hasSize(1);
  }
}
