package dev.crossover.standalone;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** People who ask for help, all at once: an alert opens for each. */
final class AskingForHelp {

  /** Events in a request. */
  private static final int BATCH = 1_000;

  private AskingForHelp() {}

  /** Each manager has one. */
  private static String team(String manager) {
    return manager.substring(0, manager.indexOf('@'));
  }

  /**
   * Puts them on the roster and posts what they say.
   *
   * @param learners address of the manager by id of the learner, whose name is “Person” and the id
   */
  static void ask(Doors doors, Map<String, String> learners)
      throws IOException, InterruptedException {
    LocalDate start = LocalDate.now(ZoneOffset.UTC).minusWeeks(1);
    String roster =
        learners.entrySet().stream()
            .map(e ->
                "%s,Person %s,%s,spring,%s,%s\n"
                    .formatted(e.getKey(), e.getKey(), team(e.getValue()), start, e.getValue()))
            .collect(Collectors.joining("", "learner,name,team,cohort,start,manager\n", ""));
    Doors.require(doors.admin().post("/v1/roster", "text/csv", roster), "the roster");
    List<String> events = new ArrayList<>();
    for (String learner : learners.keySet()) {
      events.add(
          """
          {"specversion":"1.0","type":"dev.crossover.stuck.v1","source":"urn:test","id":"%s",\
          "time":"%s","data":{"learner":"%s",\
          "activity":"https://learn.crossover.example/ml-to-genai/chunking"}}\
          """
              .formatted(UUID.randomUUID(), Instant.now(), learner));
    }
    Api source = doors.source("test");
    for (int from = 0; from < events.size(); from += BATCH) {
      List<String> batch = events.subList(from, Math.min(from + BATCH, events.size()));
      String body = batch.stream().collect(Collectors.joining(",", "[", "]"));
      Doors.require(Doors.events(source, body), "events");
    }
  }
}
