package dev.crossover.dashboard.notify;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.record.User;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** Whom it tells what, and when, by what they chose and what was told before. */
class NotifierTest {

  private static final String BOSS = "boss@x.example";
  private static final String ADA = "ada@x.example";

  /** Day 10 is a Thursday, at noon. */
  private static final Instant NOW = day(10);

  private static final Learner LEARNER = SignedIn.managedBy(BOSS, ADA);

  @TempDir private Path state;
  private final FilledDashboard dashboard = new FilledDashboard(NOW);
  private final TableView<Delivery> deliveries =
      new TableView<>(Topics.NOTIFICATIONS, Delivery.class);
  private final Side mail = new Side(true);
  private final Side hook = new Side(false);
  private final Notifier atOnce = notifier(Duration.ZERO);
  private final Notifier learnerFirst = notifier(Duration.ofDays(3));
  private TopologyTestDriver driver;

  /** Tells the manager and the learner, or nobody in person. */
  private record Side(boolean persons) implements Channel {

    @Override
    public String name() {
      return persons ? "mail" : "webhook";
    }

    @Override
    public boolean names() {
      return persons;
    }

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public @Nullable String person(News news, @Nullable Learner learner) {
      if (!persons || learner == null) {
        return null;
      }
      return news == News.LEARNER_FIRST ? learner.mail() : learner.manager();
    }

    @Override
    public boolean send(List<Message> together) {
      throw new UnsupportedOperationException();
    }
  }

  private Notifier notifier(Duration wait) {
    return new Notifier(
        dashboard.tables(),
        deliveries,
        dashboard.get(Learners.class),
        dashboard.get(PreferencesOfPeople.class),
        List.of(mail, hook),
        new KafkaProperties(),
        Installation.ALONE,
        (_, _) -> {},
        new NotifySettings(
            wait,
            Duration.ofDays(7),
            TestMessages.PAGE,
            true,
            new NotifySettings.Mail("crossover@x.example", "", Duration.ZERO),
            new NotifySettings.Webhook(null, ""),
            null,
            null),
        new SimpleMeterRegistry(),
        dashboard.get(Clock.class));
  }

  @BeforeEach
  void start() {
    StreamsBuilder builder = new StreamsBuilder();
    deliveries.addTo(builder, Installation.ALONE);
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), settings);
    deliveries.connectStore(driver::getKeyValueStore);
    dashboard.put(Samples.PLAN);
    dashboard.put(LEARNER, List.of());
  }

  @AfterEach
  void stop() {
    driver.close();
    dashboard.close();
  }

  private void keep(Delivery delivery) {
    driver
        .createInputTopic(
            Topics.NOTIFICATIONS.name(),
            new StringSerializer(),
            Json.serde(Delivery.class).serializer())
        .pipeInput(delivery.id(), delivery);
  }

  private static Episode episode(StallReason reason) {
    Instant opened = NOW.minus(Duration.ofDays(1));
    Stall stall = new Stall(reason, opened, opened, "quiz", 0, null, null, null);
    return new Episode("e", "ada", "spring", "team-a", stall, opened, null, null);
  }

  private static final Episode BEHIND = episode(StallReason.BEHIND);

  private void chooses(String who, SingleNotices single) {
    dashboard.notices(who, new NoticeChoices(single, null, null, null, null, null));
  }

  private Message message(Episode episode, Channel channel, News news) {
    Message message = learnerFirst.message(episode, channel, news);
    assertThat(message).isNotNull();
    return message;
  }

  @ParameterizedTest
  @CsvSource({"BEHIND, false", "ASKED_FOR_HELP, true", "RAISED, true"})
  void byDefaultOnlyWhatIsUrgentComesAtOnce(StallReason reason, boolean now) {
    Episode episode = episode(reason);
    assertThat(atOnce.due(episode, mail, NOW)).isEqualTo(News.OPENED);
    assertThat(atOnce.when(episode, mail, News.OPENED, NOW))
        .isEqualTo(now ? new WhenToTell.Now() : new WhenToTell.InDigest());
  }

  @Test
  void whoChoseIsToldSo() {
    chooses(BOSS, SingleNotices.ALL);
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, NOW)).isEqualTo(new WhenToTell.Now());
    Instant night = NOW.plus(Duration.ofHours(10));
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, night))
        .isEqualTo(new WhenToTell.At(NOW.plus(Duration.ofHours(19))));
    chooses(BOSS, SingleNotices.NONE);
    assertThat(atOnce.when(episode(StallReason.RAISED), mail, News.OPENED, NOW))
        .isEqualTo(new WhenToTell.InDigest());
  }

  /** Those of yesterday, of others, and those that were not sent do not count. */
  @Test
  void theSixthOfADayIsLeftToTheDigest() {
    chooses(BOSS, SingleNotices.ALL);
    String boss = User.hash(BOSS);
    for (int i = 0; i < 4; i++) {
      keep(Delivery.sent("today" + i, NOW.minus(Duration.ofHours(i)), boss));
    }
    keep(Delivery.sent("yesterday", NOW.minus(Duration.ofHours(13)), boss));
    keep(Delivery.sent("other", NOW, User.hash("other@x.example")));
    keep(Delivery.left("left", NOW));
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, NOW)).isEqualTo(new WhenToTell.Now());
    keep(Delivery.sent("today4", NOW, boss));
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, NOW)).isEqualTo(new WhenToTell.InDigest());
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, NOW.plus(Duration.ofDays(1))))
        .as("tomorrow")
        .isEqualTo(new WhenToTell.Now());
  }

  @Test
  void whatWasSentAsOneCountsOnce() {
    chooses(BOSS, SingleNotices.ALL);
    for (int i = 0; i < 6; i++) {
      keep(Delivery.sent("today" + i, NOW, User.hash(BOSS), "today0"));
    }
    assertThat(atOnce.when(BEHIND, mail, News.OPENED, NOW)).isEqualTo(new WhenToTell.Now());
  }

  /** Its beginning was told together with others': its end goes on from that mail. */
  @Test
  void anEndGoesOnFromTheMailThatItsBeginningStoodIn() {
    Episode over =
        new Episode(
            BEHIND.id(),
            BEHIND.learner(),
            BEHIND.cohort(),
            BEHIND.team(),
            BEHIND.stall(),
            BEHIND.openedAt(),
            NOW,
            Episode.Resolution.PROGRESS);
    String opened = News.OPENED.id(BEHIND, "mail");
    keep(Delivery.sent(opened, NOW, User.hash(BOSS), "first/opened/mail"));
    assertThat(message(over, mail, News.RESOLVED).opened()).isEqualTo("first/opened/mail");
    keep(Delivery.sent(opened, NOW, User.hash("before@x.example")));
    assertThat(atOnce.message(over, mail, News.RESOLVED)).as("told to another one").isNull();
  }

  @Test
  void whatIsNoPersonHasNoPreferences() {
    Instant night = NOW.plus(Duration.ofHours(10));
    assertThat(learnerFirst.due(BEHIND, hook, night)).isEqualTo(News.OPENED);
    assertThat(learnerFirst.when(BEHIND, hook, News.OPENED, night)).isEqualTo(new WhenToTell.Now());
    assertThat(message(BEHIND, hook, News.OPENED).to()).isNull();
    assertThat(message(BEHIND, mail, News.OPENED).to()).isEqualTo(BOSS);
  }

  @Test
  void theLearnerHearsItFirstAndTheManagerThreeDaysLater() {
    chooses(BOSS, SingleNotices.ALL);
    assertThat(learnerFirst.due(BEHIND, mail, NOW)).isEqualTo(News.LEARNER_FIRST);
    assertThat(learnerFirst.when(BEHIND, mail, News.LEARNER_FIRST, NOW))
        .isEqualTo(new WhenToTell.Now());
    assertThat(message(BEHIND, mail, News.LEARNER_FIRST).to()).isEqualTo(ADA);
    keep(Delivery.sent(News.LEARNER_FIRST.id(BEHIND, "mail"), NOW, User.hash(ADA)));
    assertThat(learnerFirst.due(BEHIND, mail, NOW)).isEqualTo(News.OPENED);
    assertThat(learnerFirst.when(BEHIND, mail, News.OPENED, NOW))
        .isEqualTo(new WhenToTell.At(NOW.plus(Duration.ofDays(3))));
    Instant monday = NOW.plus(Duration.ofDays(4));
    assertThat(learnerFirst.when(BEHIND, mail, News.OPENED, monday))
        .isEqualTo(new WhenToTell.Now());
  }

  @ParameterizedTest
  @EnumSource(
      value = StallReason.class,
      names = {"ASKED_FOR_HELP", "RAISED"})
  void whoAskedForHelpNeedNotHearIt(StallReason reason) {
    assertThat(learnerFirst.due(episode(reason), mail, NOW)).isEqualTo(News.OPENED);
  }

  @Test
  void aLearnerWhoStoppedMailsIsNotToldFirst() {
    chooses(ADA, SingleNotices.NONE);
    assertThat(learnerFirst.due(BEHIND, mail, NOW)).isEqualTo(News.OPENED);
  }

  /** What was said before the learner was told is no answer. */
  @ParameterizedTest
  @CsvSource({"stuck, 9, digest", "talked, 9, digest", "stuck, 7, later", "talked, 7, later"})
  void anAnswerLeavesItToTheDigest(String what, int said, String when) {
    Instant told = day(8);
    LearningEvent event =
        what.equals("stuck")
            ? Samples.event("s", day(said), Samples.QUIZ, new Fact.Stuck(true, "How?"))
            : Samples.event(
                "t", day(said), null, new Fact.FollowedUp(FollowUp.TALKED, null, "Hm.", null));
    dashboard.put(LEARNER, List.of(event));
    keep(Delivery.sent(News.LEARNER_FIRST.id(BEHIND, "mail"), told, User.hash(ADA)));
    assertThat(learnerFirst.when(BEHIND, mail, News.OPENED, NOW))
        .isEqualTo(
            when.equals("digest")
                ? new WhenToTell.InDigest()
                : new WhenToTell.At(told.plus(Duration.ofDays(3))));
  }
}
