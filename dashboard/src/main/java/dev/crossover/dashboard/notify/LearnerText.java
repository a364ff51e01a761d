package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.Stall;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What a learner reads of an episode of theirs before their manager does: what is seen, where the
 * plan has them and where they are, when their manager hears of it, and where they can answer. It
 * tells no share: an installation may want learners told in words.
 */
@Component
class LearnerText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final EpisodeText episodes;
  private final PlanIndexes plans;
  private final Learners learners;
  private final PreferencesOfPeople preferences;
  private final NotifySettings settings;
  private final Clock clock;

  LearnerText(
      EpisodeText episodes,
      PlanIndexes plans,
      Learners learners,
      PreferencesOfPeople preferences,
      NotifySettings settings,
      Clock clock) {
    this.episodes = episodes;
    this.plans = plans;
    this.learners = learners;
    this.preferences = preferences;
    this.settings = settings;
    this.clock = clock;
  }

  /** What the learner is told now. */
  MailText of(Episode episode, Learner learner) {
    ZoneId zone = preferences.of(Objects.requireNonNull(learner.mail()), learner.zone()).zone();
    String unit = episodes.title(episode, learner);
    String seen = seen(episode.stall(), unit, zone) + where(learner);
    String answer =
        "Nothing need be wrong. On your plan you can say that you are stuck, that you are away, or"
            + " that it is done.";
    String next =
        "If nothing changes, your manager is told of it from %s on."
            .formatted(day(clock.instant().plus(settings.learnerFirst()), zone));
    String page = settings.page("learners/" + episode.learner()).toString();
    return new MailText(
        "How is it going with " + (episode.stall().unit() == null ? "your plan" : unit) + "?",
        "Hello %s,\n\n%s\n\n%s\n%s\n\n%s\n".formatted(learner.name(), seen, answer, page, next),
        "<p>Hello %s,</p><p>%s</p><p>%s<br><a href=\"%s\">Your plan</a></p><p>%s</p>"
            .formatted(
                MailText.escaped(learner.name()),
                MailText.escaped(seen),
                MailText.escaped(answer),
                MailText.escaped(page),
                MailText.escaped(next)));
  }

  private static String seen(Stall stall, String unit, ZoneId zone) {
    String since = day(stall.since(), zone);
    return switch (stall.reason()) {
      case BEHIND -> "We have not seen %s from you yet; it was due on %s.".formatted(unit, since);
      case BLOCKED_ON_UNIT ->
          "%s seems to hold you up (attempts: %d). You were last on it on %s."
              .formatted(unit, stall.failedAttempts(), since);
      case ASKED_FOR_HELP, RAISED -> "You are waiting for help.";
      case NOT_STARTED, QUIET, SLOW_PACE, WAITING_FOR_REVIEW, PREREQUISITE_GAP ->
          "Your plan has been waiting since %s.".formatted(since);
    };
  }

  /** Nothing of who is in the week in which the plan has them. */
  private String where(Learner learner) {
    LearnerProgress p = learners.now(learner.id());
    PlanIndex plan = plans.find(learner.plan());
    if (p == null || plan == null) {
      return "";
    }
    int planned = week(p.planWeek(), plan);
    int reached = week(p.planWeek() + p.gapWeeks(), plan);
    return reached < planned
        ? " By the plan you would be in week %d of %d; what you have done reaches into week %d."
            .formatted(planned, plan.plan().weeks(), reached)
        : "";
  }

  private static int week(double weeks, PlanIndex plan) {
    return Math.clamp((long) Math.floor(weeks) + 1, 1, plan.plan().weeks());
  }

  private static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }
}
