package dev.crossover.dashboard.query;

import dev.crossover.dashboard.query.Answers.LearnerLine;
import dev.crossover.dashboard.query.Answers.LearnerPage;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.TeamPage;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.group.GroupReadiness;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The query API; each table is also a CSV file at the same address. */
@RestController
@RequestMapping("/api/v1")
class QueryController {

  private final Queries queries;
  private final Home home;
  private final Inbox inbox;
  private final PlanPages plans;
  private final CohortPages cohorts;
  private final LearnerPages learners;
  private final Explanations explanations;
  private final GroupExplanations groupExplanations;

  QueryController(
      Queries queries,
      Home home,
      Inbox inbox,
      PlanPages plans,
      CohortPages cohorts,
      LearnerPages learners,
      Explanations explanations,
      GroupExplanations groupExplanations) {
    this.learners = learners;
    this.queries = queries;
    this.home = home;
    this.inbox = inbox;
    this.plans = plans;
    this.cohorts = cohorts;
    this.explanations = explanations;
    this.groupExplanations = groupExplanations;
  }

  @GetMapping("/home")
  Home.Page home() {
    return home.page();
  }

  @GetMapping("/alerts")
  Inbox.InboxPage alerts(@RequestParam(name = "limit", required = false) @Nullable Integer limit) {
    return inbox.page(limit);
  }

  @GetMapping("/cohorts")
  List<GroupReadiness> cohorts() {
    return queries.cohorts();
  }

  @GetMapping("/cohorts/{cohort}")
  CohortPages.CohortPage cohort(@PathVariable("cohort") String cohort) {
    return cohorts.page(cohort);
  }

  @GetMapping("/teams")
  ResponseEntity<List<TeamRow>> teams(
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit,
      @RequestParam(name = "after", required = false) @Nullable String after) {
    ListPart part = new ListPart(limit, after);
    return part.answer(part.of(queries.teams(cohort), QueryController::id), QueryController::id);
  }

  private static String id(TeamRow team) {
    return team.cohort() + "/" + team.team();
  }

  @GetMapping("/teams.csv")
  ResponseEntity<String> teamsCsv(
      @RequestParam(name = "cohort", required = false) @Nullable String cohort) {
    return Csv.reply("teams", queries.teams(cohort), TeamRow.class);
  }

  @GetMapping("/teams/{team}")
  TeamPage team(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort) {
    return queries.page(queries.team(team, cohort));
  }

  @GetMapping("/teams/{team}/learners")
  ResponseEntity<List<LearnerRow>> learners(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit,
      @RequestParam(name = "after", required = false) @Nullable String after) {
    ListPart part = new ListPart(limit, after);
    return part.answer(queries.learners(team, cohort, part), LearnerRow::learner);
  }

  @GetMapping("/teams/{team}/learners.csv")
  ResponseEntity<String> learnersCsv(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort) {
    return Csv.reply(
        "learners",
        queries.learners(team, cohort, new ListPart(null, null)).stream()
            .map(LearnerLine::of)
            .toList(),
        LearnerLine.class);
  }

  @GetMapping("/learners/{id}")
  LearnerPage learner(@PathVariable("id") String id) {
    return learners.page(id);
  }

  @GetMapping("/learners/{id}/figures/{figure}")
  Explanations.Opened figure(@PathVariable("id") String id, @PathVariable("figure") String figure) {
    return explanations.of(id, figure);
  }

  @GetMapping("/teams/{team}/figures/{figure}")
  GroupExplanations.Opened teamFigure(
      @PathVariable("team") String team,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort,
      @PathVariable("figure") String figure) {
    return groupExplanations.ofTeam(team, cohort, figure);
  }

  @GetMapping("/cohorts/{cohort}/figures/{figure}")
  GroupExplanations.Opened cohortFigure(
      @PathVariable("cohort") String cohort, @PathVariable("figure") String figure) {
    return groupExplanations.ofCohort(cohort, figure);
  }

  @GetMapping("/plans/{id}")
  PlanPages.PlanPage plan(@PathVariable("id") String id) {
    return plans.page(id);
  }
}
