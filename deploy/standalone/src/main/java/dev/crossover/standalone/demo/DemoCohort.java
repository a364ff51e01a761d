package dev.crossover.standalone.demo;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The demo cohort: three teams, posted through the doors as LMSs would. */
public final class DemoCohort {

  public static final String COHORT = "demo";
  private static final int BATCH = 50;

  private final Doors doors;
  private final LocalDate start;
  private final List<Studies> studies = new ArrayList<>();

  /**
   * Makes the cohort.
   *
   * @param today the plan began seven weeks before
   */
  public DemoCohort(Doors doors, LocalDate today) throws IOException, InterruptedException {
    this.doors = doors;
    this.start = today.minusDays(Story.TODAY);
    Answer plan = doors.admin().get("/v1/plans/ml-to-genai");
    Doors.require(plan, "the plan ml-to-genai");
    for (Story story : Story.ALL) {
      studies.add(new Studies(story, plan.json(), start));
    }
  }

  /** Number of engineers. */
  public int learners() {
    return Story.ALL.size();
  }

  /** Number of teams. */
  public int teams() {
    return (int) Story.ALL.stream().map(Story::team).distinct().count();
  }

  /** Number of different events. */
  public int events() {
    return studies.stream().mapToInt(s -> s.statements().size() + s.events().size()).sum();
  }

  /** Ids of all learners. */
  public List<String> ids() {
    return Story.ALL.stream().map(Story::learner).toList();
  }

  /** Ids of the learners whose stall must show. */
  public Set<String> stalled() {
    return Story.ALL.stream()
        .filter(Story::stalled)
        .map(Story::learner)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Posts everything; one LMS is ahead of the roster, and its events wait for it. */
  public void load() throws IOException, InterruptedException {
    Api moodle = doors.source("moodle");
    Api openedx = doors.source("openedx");
    Api tools = doors.source("tools");
    List<ObjectNode> early = new ArrayList<>();
    List<ObjectNode> ordinary = new ArrayList<>();
    List<ObjectNode> again = new ArrayList<>();
    for (Studies one : studies) {
      List<ObjectNode> all = one.statements();
      switch (one.story().twist()) {
        case TWO_ACCOUNTS -> early.addAll(all);
        case NEWEST_FIRST -> early.addAll(all.reversed());
        case SENT_TWICE -> {
          ordinary.addAll(all);
          again.addAll(all);
        }
        default -> ordinary.addAll(all);
      }
    }
    ordinary.sort(Comparator.comparing(s -> s.get("timestamp").asString()));
    statements(openedx, early);
    Answer roster = doors.admin().post("/v1/roster", "text/csv", roster());
    Doors.require(roster, "the roster");
    statements(moodle, ordinary);
    statements(moodle, again);
    List<ObjectNode> events =
        studies.stream()
            .flatMap(s -> s.events().stream())
            .sorted(Comparator.comparing((ObjectNode e) -> e.get("time").asString()))
            .toList();
    for (int i = 0; i < events.size(); i += BATCH) {
      String batch = events.subList(i, Math.min(i + BATCH, events.size())).toString();
      Doors.require(Doors.events(tools, batch), "a batch of events");
    }
  }

  private static void statements(Api source, List<ObjectNode> statements)
      throws IOException, InterruptedException {
    for (int i = 0; i < statements.size(); i += BATCH) {
      String batch = statements.subList(i, Math.min(i + BATCH, statements.size())).toString();
      Doors.require(
          source.post("/xapi/statements", "application/json", batch), "a batch of statements");
    }
  }

  private String roster() {
    StringBuilder csv =
        new StringBuilder(
            "learner,name,mail,team,cohort,plan,start,hours,background,manager,accounts,leave\n");
    for (Story s : Story.ALL) {
      String accounts = Studies.LMS + "|" + s.number();
      if (s.twist() == Story.Twist.TWO_ACCOUNTS) {
        accounts += ";" + Studies.SECOND_LMS + "|u" + s.number();
      }
      String leave =
          s.leave().isEmpty()
              ? ""
              : start.plusDays(s.leave().getFirst()) + "/" + start.plusDays(s.leave().getLast());
      csv.append(
          String.join(
              ",",
              s.learner(),
              s.name(),
              s.mail(),
              s.team(),
              COHORT,
              "ml-to-genai",
              start.toString(),
              String.valueOf(s.hours()),
              s.background(),
              "manager." + s.team() + "@crossover.example",
              accounts,
              leave));
      csv.append('\n');
    }
    return csv.toString();
  }
}
