package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.stall.Stall;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What a manager reads of an episode: what holds, since when, what to do, where to look. */
@Component
class EpisodeText {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

  private final PlanIndexes plans;
  private final NotifySettings settings;

  EpisodeText(PlanIndexes plans, NotifySettings settings) {
    this.plans = plans;
    this.settings = settings;
  }

  /**
   * A message as it is read.
   *
   * @param subject of a mail; what is said of one episode has the first one's
   * @param title what it is about, and whether that is over, where no thread says so
   * @param what in sentences
   * @param facts by name, in lower case, in the order in which they are shown
   * @param page where to look
   */
  record Written(
      String subject, String title, String what, SequencedMap<String, String> facts, URI page) {

    /** The page is called so where it is a link. */
    static final String PAGE = "What to do, and what was done";

    Written {
      facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    private String where() {
      return facts.entrySet().stream()
          .map(fact -> fact.getKey() + " " + fact.getValue())
          .collect(Collectors.collectingAndThen(Collectors.joining(", "), StringUtils::capitalize));
    }

    /** The same as a mail. */
    MailText mail() {
      return new MailText(
          subject,
          what + "\n\n" + where() + "\n" + page + "\n",
          "<p>%s</p><p>%s</p><p><a href=\"%s\">%s</a></p>"
              .formatted(
                  MailText.escaped(what),
                  MailText.escaped(where()),
                  MailText.escaped(page.toString()),
                  PAGE));
    }
  }

  /**
   * What is told of an episode; without a roster entry nobody is named.
   *
   * @param goesOn whether something of it was told to them before
   */
  Written of(News news, Episode episode, @Nullable Learner learner, boolean goesOn) {
    String name = learner == null ? "A learner" : learner.name();
    String unit = title(episode, learner);
    String first = subject(asOpened(episode), name, unit);
    String what =
        switch (news) {
          case LEARNER_FIRST -> throw new IllegalArgumentException("the learner reads otherwise");
          case OPENED -> opened(episode, name, unit);
          case AGAIN -> "Still so, and nobody has answered: " + opened(episode, name, unit);
          case RESOLVED -> resolved(episode, name);
        };
    String title =
        switch (news) {
          case LEARNER_FIRST, OPENED -> first;
          case AGAIN -> "Still so: " + first;
          case RESOLVED -> "Over: " + first;
        };
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("team", episode.team());
    facts.put("cohort", episode.cohort());
    facts.put("since", day(episode.stall().since()));
    return new Written(
        goesOn ? "Re: " + first : first,
        title,
        what,
        facts,
        settings.page("learners/" + episode.learner()));
  }

  /** Of one thread all subjects are the first one's. */
  private static Episode asOpened(Episode e) {
    return new Episode(
        e.id(), e.learner(), e.cohort(), e.team(), e.stall(), e.openedAt(), null, null);
  }

  /** The title of the unit that it is about, in quotation marks; its id where that is not known. */
  String title(Episode episode, @Nullable Learner learner) {
    String id = episode.stall().unit();
    PlanIndex plan = learner == null ? null : plans.find(learner.plan());
    return id == null || plan == null
        ? String.valueOf(id)
        : "“" + plan.plan().unit(id).map(Unit::title).orElse(id) + "”";
  }

  private static String subject(Episode episode, String name, String unit) {
    return switch (episode.stall().reason()) {
      case BEHIND -> name + " owes " + unit;
      case BLOCKED_ON_UNIT -> name + " is blocked on " + unit;
      case ASKED_FOR_HELP -> name + " asks for help with " + unit;
      case RAISED -> name + " needs help";
      case NOT_STARTED, QUIET, SLOW_PACE, WAITING_FOR_REVIEW, PREREQUISITE_GAP ->
          name + " is not on track";
    };
  }

  private static String opened(Episode episode, String name, String unit) {
    Stall stall = episode.stall();
    return switch (stall.reason()) {
      case BEHIND ->
          "%s has not handed in %s, which was due on %s%s%s. Ask what stands in the way."
              .formatted(name, unit, day(stall.since()), cohort(stall), silence(stall));
      case BLOCKED_ON_UNIT ->
          "%s has failed %s (attempts: %d) and was last on it on %s. An hour with someone who has passed it usually helps."
              .formatted(name, unit, stall.failedAttempts(), day(stall.since()));
      case ASKED_FOR_HELP ->
          "%s says that they are stuck on %s. Ask what is unclear.".formatted(name, unit);
      case RAISED -> "Somebody says that %s needs help.".formatted(name);
      case NOT_STARTED, QUIET, SLOW_PACE, WAITING_FOR_REVIEW, PREREQUISITE_GAP ->
          "%s is not on track. Ask how it is going.".formatted(name);
    };
  }

  private static String cohort(Stall stall) {
    return stall.share() == null
        ? ""
        : " and which %.0f %% of the cohort have handed in".formatted(100 * stall.share());
  }

  private static String silence(Stall stall) {
    return stall.silentSince() == null
        ? ""
        : "; the last activity was on " + day(stall.silentSince());
  }

  private static String day(Instant at) {
    return DAY.format(LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private static String resolved(Episode episode, String name) {
    return "You need do nothing more about %s: %s."
        .formatted(
            name,
            switch (episode.resolution()) {
              case ON_LEAVE -> "they are on leave";
              case FINISHED -> "the plan is finished";
              case LEFT -> "they left the cohort";
              case COHORT_ENDED -> "the cohort has ended";
              case PROGRESS -> "there is progress again";
              case SETTLED -> "somebody settled it";
              case null -> "it is over";
            });
  }
}
