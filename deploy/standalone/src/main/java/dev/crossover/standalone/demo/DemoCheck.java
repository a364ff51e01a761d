package dev.crossover.standalone.demo;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.Await;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks over HTTP whether the dashboard shows what was loaded, and how soon an event shows. */
public final class DemoCheck {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Short, for the time until the look is part of the latency. */
  private static final Duration PROBE_EVERY = Duration.ofMillis(2);

  private static final Duration PROBE_WITHIN = Duration.ofSeconds(30);

  private final Doors doors;
  private final Api dashboard;

  public DemoCheck(Doors doors) {
    this.doors = doors;
    this.dashboard = doors.dashboard();
  }

  /** In turn, for one learner is published at most once a second. */
  private static final int PROBES = 20;

  /**
   * What the dashboard shows.
   *
   * @param learners learners of the cohort, those who left included
   * @param teams teams of the cohort
   * @param events events that count, of all learners
   * @param stalled ids of learners with a stall
   * @param ready ids of learners who are ready
   * @param waiting ids of learners with a project that waits for its review
   * @param sentBack ids of learners with a project that was sent back, with what it lacks
   */
  public record Seen(
      int learners,
      int teams,
      int events,
      Set<String> stalled,
      Set<String> ready,
      Set<String> waiting,
      Set<String> sentBack) {

    /** Whether it is all that was loaded. */
    public boolean shows(DemoCohort cohort) {
      return learners == cohort.learners()
          && teams == cohort.teams()
          && events == cohort.events()
          && stalled.equals(cohort.stalled())
          && ready.equals(cohort.ready())
          && waiting.equals(cohort.waiting())
          && sentBack.equals(cohort.sentBack());
    }
  }

  /** Looks until everything shows, or the time is over; the last look. */
  public Seen await(DemoCohort cohort, Duration within) throws IOException, InterruptedException {
    return Await.last(within, LOOK_EVERY, () -> look(cohort), seen -> seen.shows(cohort));
  }

  private Seen look(DemoCohort cohort) throws IOException, InterruptedException {
    int learners = 0;
    int teams = 0;
    int events = 0;
    Set<String> stalled = new TreeSet<>();
    Set<String> ready = new TreeSet<>();
    for (JsonNode team : dashboard.get("/api/v1/teams?cohort=" + DemoCohort.COHORT).json()) {
      teams++;
      String name = Api.encoded(team.get("team").asString());
      String path = "/api/v1/teams/" + name + "/learners?cohort=" + DemoCohort.COHORT;
      for (JsonNode learner : dashboard.get(path).json()) {
        learners++;
        if (!learner.get("stalls").isEmpty()) {
          stalled.add(learner.get("learner").asString());
        }
        if (learner.get("ready").asBoolean()) {
          ready.add(learner.get("learner").asString());
        }
      }
    }
    Set<String> waiting = new TreeSet<>();
    Set<String> sentBack = new TreeSet<>();
    for (String id : cohort.ids()) {
      Answer page = dashboard.get("/api/v1/learners/" + id);
      if (page.ok()) {
        JsonNode progress = page.json().get("progress");
        events += page.json().get("events").asInt();
        for (JsonNode gate : progress.get("readiness").get("openGates")) {
          switch (gate.get("kind").asString()) {
            case "REVIEW" -> waiting.add(id);
            case "SENT_BACK" -> {
              if (!gate.get("missing").isEmpty()) {
                sentBack.add(id);
              }
            }
            default -> {}
          }
        }
      }
    }
    return new Seen(learners, teams, events, stalled, ready, waiting, sentBack);
  }

  /**
   * Posts single events on the idle system and measures the time from the request until the query
   * API shows each.
   *
   * @return milliseconds in ascending order
   * @throws IOException if one of them does not show in {@link #PROBE_WITHIN}
   */
  public long[] latencies(int samples) throws IOException, InterruptedException {
    StringBuilder roster = new StringBuilder("learner,name,team,cohort,start\n");
    for (int probe = 0; probe < PROBES; probe++) {
      roster.append(
          "latency-probe-%d,Latency Probe,probe,probe,%s\n"
              .formatted(probe, Instant.now().toString().substring(0, 10)));
    }
    Doors.require(
        doors.admin().post("/v1/roster", "text/csv", roster.toString()),
        "the probe's roster entry");
    Api source = doors.source("probe");
    long[] millis = new long[samples];
    for (int i = -3; i < samples; i++) { // the first three warm up
      String learner = "latency-probe-" + (i + 3) % PROBES;
      long began = System.nanoTime();
      Doors.require(Doors.events(source, "[" + event(learner, i) + "]"), "a probe event");
      int events = (i + 3) / PROBES + 1;
      Await.until(
          "the dashboard shows " + events + " events of " + learner,
          PROBE_WITHIN,
          PROBE_EVERY,
          () -> shown(learner) >= events);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - began) / 1_000_000;
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  private int shown(String learner) throws IOException, InterruptedException {
    Answer page = dashboard.get("/api/v1/learners/" + learner);
    return page.ok() ? page.json().get("events").asInt() : 0;
  }

  private static ObjectNode event(String learner, int number) {
    ObjectNode event = Api.JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", "dev.crossover.active.v1");
    event.put("source", "urn:crossover:probe").put("id", "probe" + number);
    event.put("time", Instant.now().toString());
    event.putObject("data").put("learner", learner);
    return event;
  }
}
