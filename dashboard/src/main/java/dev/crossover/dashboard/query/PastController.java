package dev.crossover.dashboard.query;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What pages of groups said on a day; a learner's page has its weeks with it. */
@RestController
@RequestMapping("/api/v1")
class PastController {

  private final PastPages past;

  PastController(PastPages past) {
    this.past = past;
  }

  @GetMapping("/past/{day}")
  PastPages.Then all(@PathVariable("day") LocalDate day) {
    return past.all(day);
  }

  @GetMapping("/cohorts/{cohort}/past/{day}")
  PastPages.Then cohort(@PathVariable("cohort") String cohort, @PathVariable("day") LocalDate day) {
    return past.cohort(cohort, day);
  }

  @GetMapping("/teams/{team}/past/{day}")
  PastPages.Then team(
      @PathVariable("team") String team,
      @PathVariable("day") LocalDate day,
      @RequestParam(name = "cohort", required = false) @Nullable String cohort) {
    return past.team(team, cohort, day);
  }
}
