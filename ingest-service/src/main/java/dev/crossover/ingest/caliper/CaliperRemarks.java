package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Remark;
import dev.crossover.ingest.request.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is not as Caliper 1.1 or 1.2 has it, in what is kept all the same: kinds of values by the
 * names of properties, which mean the same wherever they stand; and of each type of event its
 * actions and what its object, target and outcome are. Extensions are their senders' own.
 */
final class CaliperRemarks {

  private enum Kind {
    TEXT("must be a text"),
    TIME("must be an RFC 3339 time"),
    DURATION("must be an ISO 8601 duration"),
    INTEGER("must be a whole number"),
    NUMBER("must be a number"),
    BOOLEAN("must be true or false"),
    TEXTS("must be a list of texts"),
    ENTITY("must be an IRI, or an object with type and id"),
    ENTITIES("must be a list of IRIs, or of objects with type and id"),
    LIST("must be a list"),
    OBJECT("must be an object");

    private final String message;

    Kind(String message) {
      this.message = message;
    }

    private boolean fits(JsonNode value) {
      return switch (this) {
        case TEXT -> value.isString();
        case TIME -> isRead(() -> CaliperValues.time(value, ""));
        case DURATION -> isRead(() -> CaliperValues.duration(value, ""));
        case INTEGER -> value.isIntegralNumber();
        case NUMBER -> value.isNumber();
        case BOOLEAN -> value.isBoolean();
        case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
        case ENTITY -> isEntity(value);
        case ENTITIES -> value.isArray() && value.valueStream().allMatch(Kind::isEntity);
        case LIST -> value.isArray();
        case OBJECT -> value.isObject();
      };
    }

    private static boolean isEntity(JsonNode value) {
      JsonNode id = value.isObject() ? value.path("id") : value;
      return isRead(() -> CaliperValues.id(id, ""))
          && (!value.isObject() || value.path("type").isString());
    }

    private static boolean isRead(Runnable reading) {
      try {
        reading.run();
        return true;
      } catch (Refused e) {
        return false;
      }
    }
  }

  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    kinds(Kind.TEXT, "name description academicSession category courseNumber mediaType version");
    kinds(Kind.TEXT, "body bookmarkNotes selectionText comment storageName");
    kinds(Kind.TIME, "dateCreated dateModified datePublished dateToActivate dateToShow");
    kinds(Kind.TIME, "dateToStartOn dateToSubmit startedAtTime endedAtTime eventTime");
    kinds(Kind.DURATION, "duration currentTime");
    kinds(Kind.INTEGER, "count index start end maxAttempts maxSubmits");
    kinds(Kind.NUMBER, "maxScore maxResultScore scoreGiven resultScore metricValue maxMetricValue");
    kinds(Kind.BOOLEAN, "isTimeDependent muted");
    kinds(Kind.TEXTS, "keywords tags roles");
    kinds(Kind.ENTITY, "actor object generated target referrer edApp group membership session");
    kinds(Kind.ENTITY, "federatedSession annotated annotator assignable assignee attempt isPartOf");
    kinds(Kind.ENTITY, "member organization replyTo scoredBy subOrganizationOf user client");
    kinds(Kind.ENTITIES, "creators members withAgents attachments learningObjectives");
    kinds(Kind.LIST, "items values otherIdentifiers");
    kinds(Kind.OBJECT, "extensions messageParameters");
  }

  private static void kinds(Kind kind, String names) {
    words(names).forEach(name -> KINDS.put(name, kind));
  }

  /** Not looked into: what stands there is no property of Caliper's. */
  private static final Set<String> OWN = Set.of("extensions", "messageParameters", "@context");

  /** Actions by type of event; an event of the type {@code Event} may have any. */
  private static final Map<String, Set<String>> ACTIONS = new HashMap<>();

  static {
    actions("AnnotationEvent", "Bookmarked Highlighted Shared Tagged");
    actions("AssessmentEvent", "Started Paused Resumed Restarted Reset Submitted");
    actions("AssessmentItemEvent", "Started Skipped Completed");
    actions("AssignableEvent", "Activated Deactivated Started Completed Submitted Reviewed");
    actions("FeedbackEvent", "Commented Ranked");
    actions("ForumEvent", "Subscribed Unsubscribed");
    actions("GradeEvent", "Graded");
    actions("OutcomeEvent", "Graded");
    actions(
        "MediaEvent",
        "Started Ended Paused Resumed Restarted ForwardedTo JumpedTo Rewound ChangedResolution"
            + " ChangedSize ChangedSpeed ChangedVolume EnabledClosedCaptioning"
            + " DisabledClosedCaptioning EnteredFullScreen ExitedFullScreen Muted Unmuted"
            + " OpenedPopout ClosedPopout");
    actions("MessageEvent", "Posted MarkedAsRead MarkedAsUnread");
    actions("NavigationEvent", "NavigatedTo");
    actions("QuestionnaireEvent", "Started Submitted");
    actions("QuestionnaireItemEvent", "Started Skipped Completed");
    actions(
        "ResourceManagementEvent",
        "Archived Copied Created Deleted Described Downloaded Modified Printed Published Restored"
            + " Retrieved Saved Unpublished Uploaded");
    actions("SearchEvent", "Searched");
    actions("SessionEvent", "LoggedIn LoggedOut TimedOut");
    actions("SurveyEvent", "OptedIn OptedOut");
    actions("SurveyInvitationEvent", "Accepted Declined Sent");
    actions("ThreadEvent", "MarkedAsRead MarkedAsUnread");
    actions("ToolLaunchEvent", "Launched Returned");
    actions("ToolUseEvent", "Used");
    actions("ViewEvent", "Viewed");
  }

  private static void actions(String event, String names) {
    ACTIONS.put(event, words(names));
  }

  /** Types of what an event tells, by {@code EVENT.property}. */
  private static final Map<String, Set<String>> TYPES =
      Map.ofEntries(
          Map.entry("AssessmentEvent.object", words("Assessment")),
          Map.entry("AssessmentEvent.generated", words("Attempt")),
          Map.entry("AssessmentItemEvent.object", words("AssessmentItem")),
          Map.entry("AssignableEvent.generated", words("Attempt")),
          Map.entry("ForumEvent.object", words("Forum")),
          Map.entry("GradeEvent.object", words("Attempt")),
          Map.entry("GradeEvent.generated", words("Score")),
          Map.entry("MediaEvent.object", words("MediaObject AudioObject ImageObject VideoObject")),
          Map.entry("MediaEvent.target", words("MediaLocation")),
          Map.entry("MessageEvent.object", words("Message")),
          Map.entry("QuestionnaireEvent.object", words("Questionnaire")),
          Map.entry("QuestionnaireItemEvent.object", words("QuestionnaireItem")),
          Map.entry("SearchEvent.generated", words("SearchResponse")),
          Map.entry("SessionEvent.object", words("Session SoftwareApplication")),
          Map.entry("SurveyEvent.object", words("Survey")),
          Map.entry("SurveyInvitationEvent.object", words("SurveyInvitation")),
          Map.entry("ThreadEvent.object", words("Thread")),
          Map.entry("ToolLaunchEvent.object", words("SoftwareApplication")),
          Map.entry("ToolUseEvent.object", words("SoftwareApplication")),
          Map.entry("ToolUseEvent.generated", words("AggregateMeasureCollection")));

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  /** In place of a name that is its sender's own, and may say something of somebody. */
  private static final String OTHER = "*";

  private final int most;
  private final List<Remark> found = new ArrayList<>();

  private CaliperRemarks(int most) {
    this.most = most;
  }

  /**
   * What is to be said of an event or a describe.
   *
   * @param most so many at most; the more are asked for, the longer it takes
   */
  static List<Remark> of(JsonNode item, int most) {
    CaliperRemarks remarks = new CaliperRemarks(most);
    remarks.types(item);
    remarks.values(item, null);
    return List.copyOf(remarks.found);
  }

  private void types(JsonNode event) {
    String type = Entity.type(event);
    Set<String> actions = ACTIONS.get(type);
    String action = event.path("action").asString("");
    if (actions != null && !actions.contains(action)) {
      say(
          new Place(null, "action"),
          "must be one of %s, for a %s".formatted(listed(actions), type));
    }
    if (actions == null && event.has("eventTime") && !type.equals("Event")) {
      say(new Place(null, "type"), "must be a type of event that Caliper names");
    }
    for (Map.Entry<String, JsonNode> property : event.properties()) {
      Set<String> wanted = TYPES.get(type + "." + property.getKey());
      String other = Entity.type(property.getValue());
      if (wanted != null && !other.isEmpty() && !wanted.contains(other)) {
        say(
            new Place(new Place(null, property.getKey()), "type"),
            "must be one of %s, for a %s".formatted(listed(wanted), type));
      }
    }
  }

  /** Where something stands; written only when something is said of it. */
  private record Place(@Nullable Place within, String name) {

    String path() {
      if (within == null) {
        return name;
      }
      return within.path() + (name.startsWith("[") ? "" : ".") + name;
    }
  }

  private void values(JsonNode object, @Nullable Place at) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = property.getValue();
      if (found.size() >= most || value.isNull()) {
        continue;
      }
      Kind kind = KINDS.get(property.getKey());
      Place place = new Place(at, kind == null ? OTHER : property.getKey());
      if (kind != null && !kind.fits(value)) {
        say(place, kind.message);
      }
      if (!OWN.contains(property.getKey())) {
        inside(value, place);
      }
    }
  }

  private void inside(JsonNode value, Place place) {
    if (value.isObject()) {
      values(value, place);
    }
    for (int i = 0; value.isArray() && i < value.size() && found.size() < most; i++) {
      inside(value.get(i), new Place(place, "[" + i + "]"));
    }
  }

  private void say(Place place, String message) {
    if (found.size() < most) {
      found.add(new Remark(place.path(), message));
    }
  }

  private static String listed(Set<String> words) {
    return words.stream().sorted().collect(Collectors.joining(", "));
  }
}
