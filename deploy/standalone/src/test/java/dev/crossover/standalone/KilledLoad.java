package dev.crossover.standalone;

import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.client.StatementImport;
import dev.crossover.standalone.launcher.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Statements of ten learners that are imported while a test kills processes. */
final class KilledLoad {

  private static final int LEARNERS = 10;

  private final Doors doors;
  private final String name;
  private final int statements;
  private final StatementImport load;

  /**
   * A load.
   *
   * @param name of its own, for learners, accounts and source
   */
  KilledLoad(Doors doors, DataFolder data, String name, int statements)
      throws IOException, InterruptedException {
    this.doors = doors;
    this.name = name;
    this.statements = statements;
    this.load = new StatementImport(doors.source(name), data);
  }

  /**
   * Posts all of it.
   *
   * @param progress is told how many statements are done
   */
  void post(Path work, LongConsumer progress) throws IOException, InterruptedException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < statements; i++) {
      lines.append(
          """
          {"id":"%s","actor":{"account":{"homePage":"https://%s.example","name":"%s%d"}},\
          "verb":{"id":"http://adlnet.gov/expapi/verbs/experienced"},\
          "object":{"id":"https://%s.example/page/%d"},"timestamp":"2026-03-04T10:15:30Z"}
          """
              .formatted(new UUID(name.hashCode(), i), name, name, i % LEARNERS, name, i));
    }
    StringBuilder roster = new StringBuilder("learner,name,team,cohort,start,accounts\n");
    for (int i = 0; i < LEARNERS; i++) {
      roster.append(
          "%s%d,K %d,%s,%s,2026-03-02,https://%s.example|%s%d\n"
              .formatted(name, i, i, name, name, name, name, i));
    }
    Doors.require(doors.admin().post("/v1/roster", "text/csv", roster.toString()), "the roster");
    load.post(Files.writeString(work.resolve(name + ".jsonl"), lines), progress);
  }

  /** Statements that the doors have said yes to. */
  long posted() {
    return load.tally().accepted() + load.tally().duplicates();
  }

  /** Returns when the dashboard shows each statement once, and goes on counting. */
  void awaitExactTotals() throws IOException, InterruptedException {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> shown() == statements);
    // What arrives afterwards counts once more each, so nothing was counted twice before.
    Doors.require(Doors.events(doors.source(name), event(name + "0", "active")), "an event");
    await().atMost(Duration.ofSeconds(30)).until(() -> shown() == statements + 1);
  }

  /** A batch of one event of now, of a kind such as "active". */
  static String event(String learner, String kind) {
    return """
    [{"specversion":"1.0","type":"dev.crossover.%s.v1","source":"urn:test","id":"%s",\
    "time":"%s","data":{"learner":"%s"}}]\
    """
        .formatted(kind, UUID.randomUUID(), Instant.now(), learner);
  }

  private int shown() throws IOException, InterruptedException {
    int events = 0;
    for (int i = 0; i < LEARNERS; i++) {
      Api.Answer page = doors.dashboard().get("/api/v1/learners/" + name + i);
      events += page.ok() ? page.json().get("events").asInt() : 0;
    }
    return events;
  }
}
