package dev.crossover.standalone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What differs between two answers of the query API, but for what minutes alone change. */
final class AnswerDifferences {

  /** Figures of this moment, by what half an hour moves them at most. */
  private static final Set<String> MOVING =
      Set.of("planned", "gapWeeks", "planWeek", "pace", "risk");

  /** Figures that only fall as time passes: less working time is left before the target. */
  private static final Set<String> FALLING = Set.of("chanceByTarget");

  /** Where a learner's chances stand, each to be done by a day: they fall, too. */
  private static final String CHANCES = "/chances/";

  private static final double HALF_AN_HOUR = 0.01;

  private static final String MOMENT = "asOf";

  private final List<String> found = new ArrayList<>();

  private AnswerDifferences() {}

  /** Each difference, with the place where it stands. */
  static List<String> between(String place, JsonNode before, JsonNode after) {
    AnswerDifferences differences = new AnswerDifferences();
    differences.compare(place, "", before, after);
    return differences.found;
  }

  private void compare(String place, String name, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      Set<String> names = new TreeSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      names.remove(MOMENT);
      for (String each : names) {
        compare(place + "/" + each, each, before.path(each), after.path(each));
      }
    } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
      List<JsonNode> first = inOneOrder(before);
      List<JsonNode> second = inOneOrder(after);
      for (int i = 0; i < first.size(); i++) {
        compare(place + "/" + i, name, first.get(i), second.get(i));
      }
    } else if (!same(place, name, before, after)) {
      found.add(place + ": " + before + " became " + after);
    }
  }

  /** Learners are listed by urgency, which minutes move. */
  private static List<JsonNode> inOneOrder(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    elements.sort(Comparator.comparing(e -> e.path("learner").asString("")));
    return elements;
  }

  private static boolean same(String place, String name, JsonNode before, JsonNode after) {
    if (before.isNumber() && after.isNumber()) {
      double fall = before.asDouble() - after.asDouble();
      if (MOVING.contains(name)) {
        return Math.abs(fall) <= HALF_AN_HOUR;
      }
      if (FALLING.contains(name) || place.contains(CHANCES)) {
        return fall >= 0 && fall <= HALF_AN_HOUR;
      }
    }
    return before.equals(after);
  }
}
