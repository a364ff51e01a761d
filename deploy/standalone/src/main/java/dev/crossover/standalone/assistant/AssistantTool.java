package dev.crossover.standalone.assistant;

import dev.crossover.standalone.client.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question that an assistant can ask of the query API.
 *
 * @param name by which it is called
 * @param title what a person reads
 * @param description from which an assistant learns when to ask it, and how to read the answer
 * @param parameters of the question
 * @param path of the query API, by the arguments
 * @param shortened takes out of an answer what only pages draw
 */
record AssistantTool(
    String name,
    String title,
    String description,
    List<Parameter> parameters,
    Function<Map<String, String>, String> path,
    Function<JsonNode, JsonNode> shortened) {

  /**
   * Something that is asked for.
   *
   * @param needed whether the question makes no sense without
   */
  record Parameter(String name, String description, boolean needed) {}

  private static final Parameter TEAM = new Parameter("team", "name of the team", true);
  private static final Parameter COHORT =
      new Parameter("cohort", "needed where several cohorts have a team of that name", false);
  private static final Parameter LEARNER =
      new Parameter("learner", "id of the person, as find or team tells it", true);

  /** All that there are. */
  static final List<AssistantTool> ALL =
      List.of(
          new AssistantTool(
              "who_needs_me",
              "Which team and which people need me first, and why",
              "The teams and the people of who asks, the most urgent first. needYou: an alert that"
                  + " nobody has answered, or work that waits for a review. onTime: how many will be"
                  + " done by their own target, as p10, p50, p80, p90.",
              List.of(),
              _ -> "/api/v1/home",
              answer -> answer),
          new AssistantTool(
              "find",
              "Find a person or a team by name",
              "People and teams whose names hold the text, with the ids that other questions take.",
              List.of(new Parameter("name", "two letters or more", true)),
              with -> "/api/v1/search?q=" + Api.encoded(with.getOrDefault("name", "")),
              answer -> answer),
          new AssistantTool(
              "team",
              "How a team stands",
              "Figures of a team, and of its people those who asks looks after: states, what was"
                  + " shown of the role (0..1), share of the plan done and planned, gap in plan weeks"
                  + " (below zero is behind), reasons, next steps, and what a step would bring if it"
                  + " works (gains: chance to be done in time, now and then).",
              List.of(TEAM, COHORT),
              with -> "/api/v1/teams/" + segment(with, "team") + query(with, "cohort"),
              answer -> without(answer, "weeks", "histogram", "plannedDays")),
          new AssistantTool(
              "why",
              "Why a person is where they are",
              "One person: state, reasons with since when, what was shown, assumed and missing, what"
                  + " would show more, forecast (p50 is as likely as not), who can help, what was done"
                  + " about it.",
              List.of(LEARNER),
              with -> "/api/v1/learners/" + segment(with, "learner"),
              AssistantTool::person),
          new AssistantTool(
              "explain_number",
              "What a number of a person is made of, and what would change it",
              "The formula with its values, and what one unit more would make of it by the same"
                  + " rules; nothing is claimed of how likely that is.",
              List.of(
                  LEARNER,
                  new Parameter(
                      "figure",
                      "shown, gap, or skill: and the id of a skill, as why tells it",
                      true)),
              with ->
                  "/api/v1/learners/"
                      + segment(with, "learner")
                      + "/figures/"
                      + segment(with, "figure"),
              answer -> answer),
          new AssistantTool(
              "what_if",
              "When a team will be done, and what other hours, start or plan would make of it",
              "How many of a team will be done and be ready, week by week, and by which date so many"
                  + " heads are there with that certainty. Without hours, start and plan: as it is.",
              List.of(
                  TEAM,
                  COHORT,
                  new Parameter(
                      "heads", "how many are to be there; half of them if left out", false),
                  new Parameter("certainty", "above 0 and below 1; 0.8 if left out", false),
                  new Parameter("hours", "hours a week, of everybody", false),
                  new Parameter("start", "a day such as 2027-01-04", false),
                  new Parameter("plan", "id of another plan", false)),
              with ->
                  "/api/v1/teams/"
                      + segment(with, "team")
                      + "/forecast"
                      + query(with, "cohort", "heads", "certainty", "hours", "start", "plan"),
              answer -> answer));

  /** JSON Schema of the arguments. */
  Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> needed = new ArrayList<>();
    for (Parameter p : parameters) {
      properties.put(p.name(), Map.of("type", "string", "description", p.description()));
      if (p.needed()) {
        needed.add(p.name());
      }
    }
    return Map.of(
        "type",
        "object",
        "properties",
        properties,
        "required",
        needed,
        "additionalProperties",
        false);
  }

  private static String segment(Map<String, String> with, String name) {
    return Api.encoded(with.getOrDefault(name, ""));
  }

  private static String query(Map<String, String> with, String... names) {
    String query =
        List.of(names).stream()
            .filter(with::containsKey)
            .map(name -> name + "=" + segment(with, name))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  /** The plan is long, and ids of what is named read as their titles in their place. */
  private static JsonNode person(JsonNode answer) {
    ObjectNode titles = Api.JSON.createObjectNode();
    answer
        .at("/plan/phases")
        .forEach(phase ->
            phase
                .path("blocks")
                .forEach(block ->
                    block
                        .path("units")
                        .forEach(
                            unit -> titles.set(unit.path("id").asString(), unit.path("title")))));
    ObjectNode person = without(answer, "plan", "chances", "episodes");
    if (person.path("progress") instanceof ObjectNode progress) {
      progress.remove(List.of("units", "weeks", "otherRoles", "skipped", "shipped"));
    }
    person.set("unitTitles", named(titles, answer.toString()));
    return person;
  }

  private static ObjectNode named(ObjectNode titles, String answer) {
    @Nullable ObjectNode named = Api.JSON.createObjectNode();
    titles
        .properties()
        .forEach(title -> {
          if (answer.contains('"' + title.getKey() + '"')) {
            named.set(title.getKey(), title.getValue());
          }
        });
    return named;
  }

  private static ObjectNode without(JsonNode answer, String... fields) {
    ObjectNode copy = (ObjectNode) answer.deepCopy();
    copy.remove(List.of(fields));
    return copy;
  }
}
