package dev.crossover.dashboard.reviews;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.ReviewRights;
import dev.crossover.dashboard.figures.Enrolled;
import dev.crossover.dashboard.figures.RosterEntries;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.wiring.TableView;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Whose practice interviews are for who asks, as one who is named for them, and by what they are
 * scored. A learner's manager has the same on the learner's page.
 *
 * <p>It tells names and teams, and no figure, state or route: whoever holds interviews needs none
 * of these, and whether practice is asked of somebody would tell whether they go to another
 * employer. So the list is no look at those who are in it; to say something of one of them is.
 */
@Service
class InterviewDesk {

  private final TableView<Plan> plans;
  private final Enrolled enrolled;
  private final ReviewRights rights;
  private final RosterEntries roster;

  InterviewDesk(
      DashboardTables tables, Enrolled enrolled, ReviewRights rights, RosterEntries roster) {
    this.plans = tables.plans();
    this.enrolled = enrolled;
    this.rights = rights;
    this.roster = roster;
  }

  /**
   * Who may be chosen, and what is asked of them.
   *
   * @param people by name
   * @param plans of these people, and others that who asks is named for
   */
  record Interviews(List<Person> people, List<Asked> plans) {}

  /**
   * Somebody whose practice interview may be scored.
   *
   * @param learner id
   * @param plan id of theirs
   */
  record Person(String learner, String name, String team, String cohort, String plan) {}

  /**
   * What a plan asks in interviews.
   *
   * @param plan id
   * @param interview what they are about
   * @param rubric by which they are scored
   * @param skills that somebody may vouch for
   */
  record Asked(
      String plan, String title, List<Named> interview, List<Signal> rubric, List<Named> skills) {}

  /** Something of a plan, by its id. */
  record Named(String id, String title) {}

  /** Empty for who is named for none. */
  Interviews mine() {
    List<Plan> named = plans.all().stream().filter(p -> rights.interviews(p.id())).toList();
    List<Person> people =
        named.stream()
            .flatMap(plan -> enrolled.by(plan.id()).stream())
            .filter(s -> rights.interviews(s.learner(), s.enrolment().plan()))
            .map(this::person)
            .sorted(Comparator.comparing(Person::name).thenComparing(Person::learner))
            .toList();
    return new Interviews(people, named.stream().map(InterviewDesk::asked).toList());
  }

  private Person person(LearnerSnapshot of) {
    Enrolment enrolment = of.enrolment();
    return new Person(
        of.learner(),
        roster.name(of.learner()),
        enrolment.team(),
        enrolment.cohort(),
        enrolment.plan());
  }

  private static Asked asked(Plan plan) {
    return new Asked(
        plan.id(),
        plan.title(),
        plan.interview().stream().map(d -> new Named(d.id(), d.title())).toList(),
        plan.rubric(),
        plan.skills().stream().map(s -> new Named(s.id(), s.title())).toList());
  }
}
