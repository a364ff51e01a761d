package dev.crossover.standalone.demo;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The demo cohort: four teams, posted through the doors as LMSs would. */
public final class DemoCohort {

  public static final String COHORT = "demo";

  /** Who looks at the demo. */
  public static final String MANAGER = "manager@crossover.example";

  private static final int BATCH = 500;

  private final Doors doors;
  private final LocalDate today;
  private final List<Studies> studies = new ArrayList<>();

  /**
   * Makes the cohort.
   *
   * @param today each plan began weeks before
   */
  public DemoCohort(Doors doors, LocalDate today) throws IOException, InterruptedException {
    this.doors = doors;
    this.today = today;
    Map<String, Answer> plans = new HashMap<>();
    for (Story story : Story.all()) {
      if (!plans.containsKey(story.plan())) {
        Answer plan = doors.admin().get("/v1/plans/" + story.plan());
        Doors.require(plan, "the plan " + story.plan());
        plans.put(story.plan(), plan);
      }
      studies.add(new Studies(story, plans.get(story.plan()).json(), start(story)));
    }
  }

  /** Number of engineers. */
  public int learners() {
    return studies.size();
  }

  /** Number of teams. */
  public int teams() {
    return (int) studies.stream().map(s -> s.story().team()).distinct().count();
  }

  /** Number of different events. */
  public int events() {
    return studies.stream().mapToInt(s -> s.statements().size() + s.events().size()).sum();
  }

  /** Ids of all learners. */
  public List<String> ids() {
    return studies.stream().map(s -> s.story().learner()).toList();
  }

  /** Ids of the learners whose stall must show. */
  public Set<String> stalled() {
    return ids(Story::stalled);
  }

  /** Ids of the learners who must show as ready. */
  public Set<String> ready() {
    return ids(story -> story.twist() == Story.Twist.READY);
  }

  /** Ids of the learners with a project that waits for its review. */
  public Set<String> waiting() {
    return ids(story -> story.twist() == Story.Twist.UNREVIEWED);
  }

  /** Ids of the learners with a project that was sent back. */
  public Set<String> sentBack() {
    return ids(story -> story.twist() == Story.Twist.SENT_BACK);
  }

  private Set<String> ids(Predicate<Story> which) {
    return studies.stream()
        .map(Studies::story)
        .filter(which)
        .map(Story::learner)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private LocalDate start(Story story) {
    return today.minusDays(story.today());
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

  /**
   * Signs the visitor in: manager of all teams, and owner of the installation.
   *
   * @return address of the page, which holds once
   */
  public URI visit() throws IOException, InterruptedException {
    doors.addUser(MANAGER, List.of("owner"));
    return doors.signedIn(MANAGER);
  }

  private String roster() {
    StringBuilder csv =
        new StringBuilder(
            "learner,name,mail,team,cohort,plan,start,hours,background,manager,accounts,leave\n");
    for (Story s : Story.all()) {
      LocalDate start = start(s);
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
              s.plan(),
              start.toString(),
              String.valueOf(s.hours()),
              s.background(),
              MANAGER,
              accounts,
              leave));
      csv.append('\n');
    }
    return csv.toString();
  }
}
