package dev.crossover.standalone.demo;

import dev.crossover.standalone.client.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one engineer did, as the LMS and other tools report it: on each learning day the hours of
 * the story, on the unit at hand; a unit is finished when its hours are worked. Everything follows
 * from the story and a fixed seed.
 */
final class Studies {

  static final String LMS = "https://moodle.crossover.example";
  static final String SECOND_LMS = "https://openedx.crossover.example";
  private static final String ADL = "http://adlnet.gov/expapi/verbs/";
  private static final String VIEWED = "http://id.tincanapi.com/verb/viewed";
  private static final String SUBMITTED = "http://activitystrea.ms/submit";
  private static final String BLOCKING_UNIT = "rag-evaluation";
  private static final String SENT_BACK_UNIT = "project-agent";
  private static final Set<Integer> FREE_DAYS = Set.of(2, 4);
  private static final int LEARNING_DAYS = 7 - 2;
  private static final Duration SKIPPED_TIME = Duration.ofMinutes(90);

  private final Story story;
  private final LocalDate start;
  private final StudyHabits habits;
  private final Random random;
  private final List<JsonNode> units = new ArrayList<>();
  private final long workPerDay;
  private final double planHoursPerDay;
  private final List<ObjectNode> statements = new ArrayList<>();
  private final List<ObjectNode> events = new ArrayList<>();
  private final List<JsonNode> skip = new ArrayList<>();
  private int skipped;
  private int unit;
  private double worked;
  private Duration hours = Duration.ZERO;
  private int attempts;

  Studies(Story story, JsonNode plan, LocalDate start) {
    this(story, plan, start, StudyHabits.USUAL);
  }

  Studies(Story story, JsonNode plan, LocalDate start, StudyHabits habits) {
    this.story = story;
    this.start = start;
    this.habits = habits;
    this.random = new Random(story.learner().hashCode());
    plan.get("phases")
        .forEach(p -> p.get("blocks").forEach(b -> b.get("units").forEach(units::add)));
    plan.path("skip").forEach(skip::add);
    double hoursPerDay = story.hours() * story.pace() / LEARNING_DAYS;
    this.workPerDay = Math.round(3600 * hoursPerDay);
    this.planHoursPerDay = hoursPerDay / slow(story, plan);
    if (story.twist() == Story.Twist.READY) {
      placement(plan.get("placement").get(0), at(story.firstDay(), 6, 30));
    }
    for (int day = story.firstDay(); day <= story.lastDay(); day++) {
      if (!FREE_DAYS.contains(day % 7) && !story.away(day)) {
        session(day);
      }
    }
    if (story.twist() == Story.Twist.INTERVIEWS) {
      noticed(5, "debugging");
      interview(4, "production", 0.6);
      interview(3, "data-handling", 0.7);
      interview(2, "system-design", 0.8);
      interview(0, "evaluation", 0.75);
      interview(0, "model-knowledge", 0.5);
    }
    if (story.twist() == Story.Twist.READY) {
      event("attested", at(story.lastDay(), 17, 0))
          .put("skill", "data-pipelines")
          .put("level", 0.8)
          .put("by", "manager");
      ObjectNode shipped = event("shipped", at(story.lastDay(), 17, 1)).put("by", "manager");
      shipped.putArray("skills").add("rag").add("evaluation");
    }
    if (story.twist() == Story.Twist.LEFT) {
      event("left", at(story.lastDay() + 1, 9, 0));
    }
  }

  Story story() {
    return story;
  }

  /** Hours that were truly worked, whatever clicks tell of them. */
  Duration hours() {
    return hours;
  }

  /** xAPI statements in order of occurrence. */
  List<ObjectNode> statements() {
    return statements;
  }

  /** CloudEvents in order of occurrence. */
  List<ObjectNode> events() {
    return events;
  }

  /** How much longer the plan takes this person than others. */
  private static double slow(Story story, JsonNode plan) {
    String background = story.background().replace('-', '_').toUpperCase(Locale.ROOT);
    return plan.path("audience").path(background).path("factor").asDouble(1);
  }

  private void session(int day) {
    Instant began = at(day, 7 + random.nextInt(10), 0);
    StudyDay study = StudyDay.of(workPerDay, habits, random);
    Instant end = began.plus(study.end());
    hours = hours.plusSeconds(workPerDay);
    JsonNode at = units.get(Math.min(unit, units.size() - 1));
    statement(ADL + "initialized", at, began);
    study.clicks().stream().skip(1).forEach(click -> statement(VIEWED, at, began.plus(click)));
    if (story.twist() == Story.Twist.SKIP_LIST && day % 2 == 0) {
      ObjectNode data = event("active", end.plus(SKIPPED_TIME));
      String topic = iri(skip.get(skipped++ % skip.size()));
      data.put("activity", topic).put("spent", SKIPPED_TIME.toString());
      hours = hours.plus(SKIPPED_TIME);
    }
    worked += planHoursPerDay;
    while (unit < units.size() && worked >= units.get(unit).get("hours").asDouble() - 1e-9) {
      if (!finish(units.get(unit), end)) {
        return;
      }
      worked -= units.get(unit).get("hours").asDouble();
      unit++;
      attempts = 0;
    }
  }

  /** What ends a unit; false if it is not over yet. */
  private boolean finish(JsonNode at, Instant when) {
    return switch (at.get("kind").asString().toLowerCase(Locale.ROOT)) {
      case "assessment" -> attempt(at, when);
      case "project" -> handIn(at, when);
      default -> {
        statement(ADL + "completed", at, when);
        yield true;
      }
    };
  }

  private boolean attempt(JsonNode at, Instant when) {
    attempts++;
    boolean blocked =
        story.twist() == Story.Twist.BLOCKED && at.get("id").asString().equals(BLOCKING_UNIT);
    boolean fails = blocked || (story.twist() == Story.Twist.FAILS_FIRST && attempts == 1);
    ObjectNode attempt = statement(ADL + (fails ? "failed" : "passed"), at, when);
    scored(attempt, !fails, fails ? 30 + random.nextInt(25) : 75 + random.nextInt(25));
    return !fails;
  }

  private void placement(JsonNode test, Instant when) {
    scored(statement(ADL + "passed", test, when), true, 85);
  }

  private static void scored(ObjectNode attempt, boolean success, double score) {
    attempt
        .putObject("result")
        .put("success", success)
        .putObject("score")
        .put("raw", score)
        .put("min", 0)
        .put("max", 100);
  }

  private boolean handIn(JsonNode at, Instant when) {
    statement(SUBMITTED, at, when);
    JsonNode checklist = at.get("checklist");
    if (story.twist() == Story.Twist.SENT_BACK && at.get("id").asString().equals(SENT_BACK_UNIT)) {
      review(at, when, false, checklist.size() / 2);
    } else if (story.twist() != Story.Twist.UNREVIEWED) {
      ObjectNode data = event("graded", when.plusSeconds(86_400));
      data.put("activity", iri(at)).put("score", 0.8 + random.nextInt(20) / 100.0);
      data.put("passed", true).put("grader", "person");
      review(at, when, true, checklist.size());
    }
    return true;
  }

  /** The day after, with so many of the checklist ticked. */
  private void review(JsonNode at, Instant when, boolean accepted, int ticked) {
    ObjectNode review = event("reviewed", when.plusSeconds(86_460));
    review.put("activity", iri(at)).put("accepted", accepted);
    ArrayNode evidence = review.putArray("evidence");
    at.get("checklist").valueStream().limit(ticked).forEach(i -> evidence.add(i.get("id")));
  }

  private void interview(int daysBefore, String dimension, double score) {
    event("interviewed", at(story.lastDay() - daysBefore, 18, 0))
        .put("dimension", dimension)
        .put("score", score);
  }

  /** Scored by the plan's rubric: most of what helps, and one thing that does not. */
  private void noticed(int daysBefore, String dimension) {
    event("interviewed", at(story.lastDay() - daysBefore, 18, 0))
        .put("dimension", dimension)
        .putArray("signals")
        .add("concrete-project")
        .add("what-failed")
        .add("reasoned-opinions")
        .add("evaluation-set-first")
        .add("evaluation-rigour")
        .add("model-intuition")
        .add("cost-left-out");
  }

  private ObjectNode statement(String verb, JsonNode at, Instant when) {
    ObjectNode s = Api.JSON.createObjectNode();
    s.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
    ObjectNode actor = s.putObject("actor");
    boolean second = story.twist() == Story.Twist.TWO_ACCOUNTS && statements.size() % 2 == 1;
    actor
        .put("objectType", "Agent")
        .putObject("account")
        .put("homePage", second ? SECOND_LMS : LMS)
        .put("name", (second ? "u" : "") + story.number());
    s.putObject("verb").put("id", verb);
    ObjectNode object = s.putObject("object");
    object.put("objectType", "Activity").put("id", iri(at));
    object.putObject("definition").putObject("name").put("en", at.get("title").asString());
    s.put("timestamp", when.toString());
    statements.add(s);
    return s;
  }

  /** Adds a CloudEvent of a tool beside the LMS and returns its data. */
  private ObjectNode event(String kind, Instant when) {
    ObjectNode event = Api.JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", "dev.crossover." + kind + ".v1");
    event.put("source", "urn:crossover:demo:review");
    event.put("id", story.number() + "-" + events.size());
    event.put("time", when.toString());
    ObjectNode data = event.putObject("data");
    data.put("learner", story.learner());
    events.add(event);
    return data;
  }

  private Instant at(int day, int hour, int minute) {
    return start.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC).plusSeconds(60L * minute);
  }

  private static String iri(JsonNode unit) {
    return unit.get("activities").get(0).asString();
  }
}
