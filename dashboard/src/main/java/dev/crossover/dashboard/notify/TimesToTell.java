package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.notices.NoticePreferences;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.fold.Said;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.record.User;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something is told, by what the tables say of who is told; the rules are {@link WhenToTell}.
 */
final class TimesToTell {

  /** After which it is looked again whether the learner was told. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private final DashboardTables tables;
  private final TableView<Delivery> deliveries;
  private final SentLately lately;
  private final Learners learners;
  private final PreferencesOfPeople preferences;
  private final NotifySettings settings;

  TimesToTell(
      DashboardTables tables,
      TableView<Delivery> deliveries,
      Learners learners,
      PreferencesOfPeople preferences,
      NotifySettings settings) {
    this.tables = tables;
    this.deliveries = deliveries;
    this.lately = new SentLately(deliveries);
    this.learners = learners;
    this.preferences = preferences;
    this.settings = settings;
  }

  /** When the news of an episode is told through a channel. */
  WhenToTell of(Episode episode, Channel channel, News news, Instant now) {
    Learner learner = tables.people().get(episode.learner());
    String person = channel.person(news, learner);
    if (news == News.OPENED && channel.names()) {
      WhenToTell held = held(episode, person, now);
      if (held != null) {
        return held;
      }
    }
    if (person == null) {
      return new WhenToTell.Now();
    }
    NoticePreferences theirs =
        preferences.of(
            person, news == News.LEARNER_FIRST && learner != null ? learner.zone() : null);
    boolean full = lately.since(User.hash(person), theirs.dayOf(now)) >= preferences.mostADay();
    boolean digest = learner != null && person.equals(learner.manager());
    return WhenToTell.of(news, episode.stall().reason(), digest, theirs, full, now);
  }

  /**
   * Until when it is held back because the learner is told first. A mail to a manager waits for
   * that by itself, since the learner's is due before it; a channel of its own looks again.
   */
  private @Nullable WhenToTell held(Episode episode, @Nullable String person, Instant now) {
    Delivery first = deliveries.get(News.LEARNER_FIRST.id(episode, MailChannel.NAME));
    if (first == null && person == null && learnerFirst(episode)) {
      return new WhenToTell.At(now.plus(SOON));
    }
    return WhenToTell.afterLearner(first, settings.learnerFirst(), spoke(episode, first), now);
  }

  /**
   * Whether the learner is to be mailed before anybody else is told. Who said it themselves, or of
   * whom their manager did, need not be.
   */
  boolean learnerFirst(Episode episode) {
    Learner learner = tables.people().get(episode.learner());
    String own = learner == null ? null : learner.mail();
    return own != null
        && settings.mail().on()
        && settings.learnerFirst().isPositive()
        && !WhenToTell.SAID.contains(episode.stall().reason())
        && preferences.of(own).single() != SingleNotices.NONE;
  }

  /** Whether a learner, or who looks after them, has said something since the learner was told. */
  private boolean spoke(Episode episode, @Nullable Delivery first) {
    LearnerProgress p = learners.now(episode.learner());
    Instant since = first == null ? null : first.sentAt();
    return p != null
        && since != null
        && Stream.concat(
                p.said().stuck().values().stream().map(Said.Stuck::at),
                p.said().followUps().stream().map(Said.Step::at))
            .anyMatch(at -> !at.isBefore(since));
  }
}
