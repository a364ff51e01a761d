package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Owner;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a valid Caliper event means to us. Types and actions that are not named here say that the
 * learner is active.
 *
 * <p>Time spent is stated only by the end of a session or of an attempt. The same attempt comes
 * again with its grade, the length of a film is no time spent, and the time of an item is part of
 * its attempt's: none of these counts.
 */
final class CaliperMeaning {

  private static final Set<String> NO_PERSON =
      Set.of("SoftwareApplication", "Organization", "Group", "CourseOffering", "CourseSection");

  /** What one enrols in; Open edX sends a membership under the IRI of the course. */
  private static final Set<String> COURSE = Set.of("Membership", "CourseOffering", "CourseSection");

  private static final JsonNode NONE = MissingNode.getInstance();

  /** Whose event it is; null where it speaks of no one that we may know. */
  static @Nullable Owner owner(JsonNode e) {
    return PersonAccount.owner(learner(e));
  }

  /** The event, without learner; null if it says nothing of the learner. */
  static @Nullable LearningEvent event(String id, String source, Instant now, JsonNode e) {
    Fact fact = fact(e);
    return fact == null
        ? null
        : new LearningEvent(
            id,
            null,
            source,
            CaliperValues.time(e.path("eventTime"), "eventTime"),
            now,
            activity(e),
            spent(e),
            Measures.spentSoFar(e),
            fact);
  }

  /** Who grades, times out or enrols others is not the learner. */
  private static JsonNode learner(JsonNode e) {
    JsonNode actor = e.path("actor");
    JsonNode object = e.path("object");
    if (Entity.is(e, "GradeEvent")) {
      return graded(e).path("assignee");
    }
    if (Entity.is(e, "SessionEvent") && action(e).equals("TimedOut")) {
      return object.has("user") ? object.path("user") : e.path("session").path("user");
    }
    if (enrolment(e) && object.has("member")) {
      return object.path("member");
    }
    return NO_PERSON.contains(Entity.type(actor)) ? NONE : actor;
  }

  private static @Nullable Fact fact(JsonNode e) {
    String action = action(e);
    return switch (Entity.type(e)) {
      case "Event" -> enrolment(e) ? enrolled(action) : work(action);
      case "AssignableEvent", "AssessmentEvent", "QuestionnaireEvent" -> work(action);
      case "NavigationEvent" -> new Fact.Started();
      case "ToolLaunchEvent" -> action.equals("Launched") ? new Fact.Started() : new Fact.Active();
      case "MediaEvent" -> action.equals("Ended") ? new Fact.Completed() : new Fact.Active();
      case "ToolUseEvent" ->
          Objects.<Fact>requireNonNullElse(Measures.progress(e), new Fact.Active());
      case "GradeEvent" -> action.equals("Graded") ? grade(e) : null;
      default -> new Fact.Active();
    };
  }

  private static Fact work(String action) {
    return switch (action) {
      case "Started" -> new Fact.Started();
      case "Completed" -> new Fact.Completed();
      case "Submitted" -> new Fact.Submitted();
      default -> new Fact.Active();
    };
  }

  private static boolean enrolment(JsonNode e) {
    return Entity.is(e, "Event")
        && Set.of("Activated", "Deactivated").contains(action(e))
        && COURSE.contains(Entity.type(e.path("object")));
  }

  private static Fact enrolled(String action) {
    return action.equals("Activated") ? new Fact.Enrolled() : new Fact.Left();
  }

  /** A grade without a score says nothing, not even that the learner was there. */
  private static Fact.@Nullable Graded grade(JsonNode e) {
    JsonNode score = e.path("generated");
    double max =
        score.path("maxScore").asDouble(graded(e).path("assignable").path("maxScore").asDouble(0));
    if (!score.path("scoreGiven").isNumber() || !(max > 0)) {
      return null;
    }
    boolean machine = Entity.is(e.path("actor"), "SoftwareApplication");
    return new Fact.Graded(
        Math.clamp(score.path("scoreGiven").asDouble() / max, 0, 1),
        null,
        machine ? Grader.AUTOMATIC : Grader.PERSON,
        Entity.is(graded(e).path("assignable"), "AssessmentItem") ? 1 : null);
  }

  /** What the learner worked on; a login is no work on anything. */
  private static @Nullable String activity(JsonNode e) {
    if (Entity.is(e, "SessionEvent")) {
      return null;
    }
    JsonNode object = Entity.is(e, "GradeEvent") ? graded(e) : e.path("object");
    String whole =
        switch (Entity.type(object)) {
          case "Attempt" -> Entity.iri(object.path("assignable"));
          case "Membership" -> Entity.iri(object.path("organization"));
          default -> null;
        };
    return whole == null ? Entity.iri(object) : whole;
  }

  private static @Nullable Duration spent(JsonNode e) {
    JsonNode duration = ended(e).path("duration");
    return CaliperValues.absent(duration) ? null : CaliperValues.duration(duration, "duration");
  }

  /** The session or attempt that the event ends; missing if it ends none. */
  private static JsonNode ended(JsonNode e) {
    JsonNode object = e.path("object");
    return switch (Entity.type(e) + " " + action(e)) {
      case "SessionEvent LoggedOut", "SessionEvent TimedOut" ->
          Entity.is(object, "Session") ? object : e.path("session");
      case "AssignableEvent Completed",
          "AssignableEvent Submitted",
          "AssessmentEvent Completed",
          "AssessmentEvent Submitted",
          "QuestionnaireEvent Completed",
          "QuestionnaireEvent Submitted" ->
          attempt(object, e.path("generated"));
      default -> NONE;
    };
  }

  /** The attempt that was graded; the score may tell of it where the object is its IRI alone. */
  private static JsonNode graded(JsonNode e) {
    JsonNode object = e.path("object");
    return object.isObject() ? object : e.path("generated").path("attempt");
  }

  private static JsonNode attempt(JsonNode first, JsonNode second) {
    return Entity.is(first, "Attempt") ? first : Entity.is(second, "Attempt") ? second : NONE;
  }

  private static String action(JsonNode e) {
    return e.path("action").asString("");
  }

  private CaliperMeaning() {}
}
