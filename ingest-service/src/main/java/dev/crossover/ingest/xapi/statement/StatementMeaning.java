package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.intake.Owner;
import dev.crossover.ingest.xapi.rule.XapiValues;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a valid statement means to us.
 *
 * <p>Scores: (raw − min) / (max − min) when all three are there, since Moodle's {@code scaled} maps
 * them to −1..1; {@code scaled} otherwise.
 */
final class StatementMeaning {

  private static final String INTERACTION = "http://adlnet.gov/expapi/activities/cmi.interaction";
  private static final String PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
  private static final String CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
  private static final Set<String> SESSION_ENDS =
      Set.of(
          "http://adlnet.gov/expapi/verbs/terminated", "https://w3id.org/xapi/adl/verbs/abandoned");
  private static final Duration CLOCK_SKEW = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final String EXAM_DURATION = "http://id.tincanapi.com/extension/duration";

  /** Whose statement it is; null for a group. */
  static @Nullable Owner owner(JsonNode actor) {
    if (actor.path("objectType").asString("Agent").equals("Group")) {
      return null;
    }
    JsonNode account = actor.get("account");
    if (account != null) {
      return new Owner.ByAccount(
          new Account(
              account.get("homePage").asString().replace("|", "%7C"),
              account.get("name").asString()));
    }
    if (actor.has("mbox")) {
      String mail = actor.get("mbox").asString().substring(Account.MAIL.length());
      return new Owner.ByAccount(new Account(Account.MAIL, mail.toLowerCase(Locale.ROOT)));
    }
    if (actor.has("mbox_sha1sum")) {
      String sum = actor.get("mbox_sha1sum").asString().toLowerCase(Locale.ROOT);
      return new Owner.ByAccount(new Account(Account.MAIL_SHA1, sum));
    }
    return new Owner.ByAccount(new Account(Account.OPENID, actor.get("openid").asString()));
  }

  /** The event, without learner. */
  static LearningEvent event(String id, String source, Instant now, JsonNode s) {
    JsonNode object = s.get("object");
    // Open edX says GroupActivity of a problem with several parts.
    boolean activity = object.path("objectType").asString("Activity").endsWith("Activity");
    return new LearningEvent(
        id,
        null,
        source,
        occurredAt(s, now),
        now,
        activity ? object.get("id").asString() : null,
        spent(s),
        fact(s));
  }

  /** What says that it will happen has happened: the sender's clock is off, ours is not. */
  private static Instant occurredAt(JsonNode s, Instant now) {
    JsonNode timestamp = s.get("timestamp");
    Instant said = timestamp == null ? now : XapiValues.instant(timestamp.asString(), "timestamp");
    return said.isAfter(now.plus(CLOCK_SKEW)) ? now : said;
  }

  private static Fact fact(JsonNode s) {
    String verb = s.get("verb").get("id").asString();
    JsonNode result = s.path("result");
    return switch (Verbs.meaning(verb)) {
      case STARTED -> new Fact.Started();
      case PROGRESSED -> progressed(result);
      case COMPLETED -> new Fact.Completed();
      case UNCOMPLETED -> new Fact.Uncompleted();
      case GRADED -> graded(verb, result, s.get("object"));
      case SUBMITTED -> new Fact.Submitted();
      // Moodle says "registered" when a user is created, too: only a course enrols.
      case ENROLLED -> isCourse(s.get("object")) ? new Fact.Enrolled() : new Fact.Active();
      case LEFT -> isCourse(s.get("object")) ? new Fact.Left() : new Fact.Active();
      case VOIDED -> new Fact.Voided(s.get("object").get("id").asString().toLowerCase(Locale.ROOT));
      case ACTIVE -> new Fact.Active();
    };
  }

  private static Fact progressed(JsonNode result) {
    JsonNode percent = result.path("extensions").path(PROGRESS);
    return percent.isNumber()
        ? new Fact.Progressed(Math.clamp(percent.asDouble() / 100, 0, 1))
        : new Fact.Active();
  }

  private static Fact graded(String verb, JsonNode result, JsonNode object) {
    Double score = score(result.path("score"));
    Boolean passed = Verbs.passed(verb);
    if (passed == null && result.path("success").isBoolean()) {
      passed = result.get("success").asBoolean();
    }
    return score == null && passed == null
        ? new Fact.Active()
        : new Fact.Graded(score, passed, Grader.AUTOMATIC, isQuestion(object) ? 1 : null);
  }

  /** An activity of interaction is a single question (xAPI 1.0.3, part 2, 2.4.4.1). */
  private static boolean isQuestion(JsonNode object) {
    JsonNode definition = object.path("definition");
    return definition.has("interactionType")
        || INTERACTION.equals(definition.path("type").asString());
  }

  private static @Nullable Double score(JsonNode score) {
    if (score.has("raw") && score.has("min") && score.has("max")) {
      // By halves, since the distance of two doubles may be more than a double can say.
      double min = score.get("min").asDouble() / 2;
      double range = score.get("max").asDouble() / 2 - min;
      return range > 0
          ? Double.valueOf(Math.clamp((score.get("raw").asDouble() / 2 - min) / range, 0, 1))
          : null;
    }
    return score.has("scaled")
        ? Double.valueOf(Math.clamp(score.get("scaled").asDouble(), 0, 1))
        : null;
  }

  /**
   * Time spent. In cmi5 a session says it when it is completed and again, for all of it, when it is
   * terminated or given up: only the last word counts. More than a year is nobody's session.
   */
  private static @Nullable Duration spent(JsonNode s) {
    if (isCmi5(s) && !SESSION_ENDS.contains(s.path("verb").path("id").asString())) {
      return null;
    }
    JsonNode duration = s.path("result").path("duration");
    if (duration.isMissingNode()) {
      duration = s.path("result").path("extensions").path(EXAM_DURATION);
    }
    if (!duration.isString() || !duration.asString().startsWith("P")) {
      return null;
    }
    Duration spent = XapiValues.duration(duration.asString(), "result.duration");
    return spent.compareTo(LONGEST) > 0 ? null : spent;
  }

  private static boolean isCmi5(JsonNode s) {
    return s.path("context")
        .path("contextActivities")
        .path("category")
        .valueStream()
        .anyMatch(category -> category.path("id").asString().equals(CMI5));
  }

  private static boolean isCourse(JsonNode object) {
    return object
        .path("definition")
        .path("type")
        .asString("")
        .toLowerCase(Locale.ROOT)
        .contains("course");
  }

  private StatementMeaning() {}
}
