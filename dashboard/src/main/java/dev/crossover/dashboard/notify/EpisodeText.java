package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * What a manager reads of an episode: what holds, what it costs, what to do and who can help, in
 * the words of the page, and where to look.
 */
@Component
class EpisodeText {

  private final PlanIndexes plans;
  private final NotifySettings settings;
  private final EpisodeFacts known;

  EpisodeText(PlanIndexes plans, NotifySettings settings, EpisodeFacts known) {
    this.plans = plans;
    this.settings = settings;
    this.known = known;
  }

  /**
   * A message as it is read.
   *
   * @param subject of a mail by itself; what goes on from one has the same
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

  /** What is told of an episode; without a roster entry nobody is named. */
  Written of(Message message) {
    News news = message.news();
    Episode episode = message.episode();
    Learner learner = message.learner();
    String name = learner == null ? "A learner" : learner.name();
    String first = subject(episode, name, title(episode, learner));
    String holds = name + ": " + known.of(episode, learner);
    String what =
        switch (news) {
          case LEARNER_FIRST -> throw new IllegalArgumentException("the learner reads otherwise");
          case OPENED -> holds;
          case AGAIN -> "Nobody has answered yet. " + holds;
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
    facts.put("since", known.words(learner).on(episode.stall().since()));
    return new Written(
        message.sameSubject() ? "Re: " + first : first,
        title,
        what,
        facts,
        settings.page("learners/" + episode.learner()));
  }

  /** A message which says that it is a test, of nobody. */
  Written test() {
    URI page = settings.page("settings");
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    facts.put("sent from", page.getAuthority());
    return new Written(
        "A test from Crossover",
        "A test from Crossover",
        "Somebody who looks after Crossover tries whether messages arrive here. Nothing is to be"
            + " done.",
        facts,
        page);
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
