package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.record.UserRole;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Who may see what. What somebody may not see is answered as what is not there.
 *
 * <p>A manager, by the roster, sees their own people and the groups these are in; who manages
 * managers sees the teams of these, if they are not small. A learner sees their own page. An owner
 * and a programme lead see groups that are not small, and no single learner. The administrator's
 * secret sees everything.
 */
@Component
public class Rights {

  private final RosterLinks links;
  private final Groups groups;
  private final Learners learners;
  private final int fewest;

  Rights(RosterLinks links, Groups groups, Learners learners, DashboardSettings settings) {
    this.links = links;
    this.groups = groups;
    this.learners = learners;
    this.fewest = settings.minGroupSize();
  }

  /** Whether the page of a learner, and a row with their name, is shown to who asks. */
  public boolean opens(String learner) {
    Viewer v = Viewer.current();
    return v.everything() || links.manages(v.mail(), learner) || links.is(v.mail(), learner);
  }

  /** Says of teams and cohorts whether their figures are shown to who asks. */
  public Predicate<GroupReadiness> sees() {
    Viewer v = Viewer.current();
    Map<String, String> managed = links.managed(v.mail());
    Set<String> teams = new TreeSet<>(managed.values());
    Set<String> below = links.below(v.mail());
    return group ->
        v.everything()
            || (group.team() == null
                ? seesCohort(v, group, managed, below)
                : teams.contains(key(group))
                    || ((v.seesGroups() || below.contains(key(group))) && !hidden(group)));
  }

  /** What others are in a cohort must not follow from its figures and those of one's own. */
  private boolean seesCohort(
      Viewer v, GroupReadiness cohort, Map<String, String> managed, Set<String> below) {
    String prefix = cohort.cohort() + "/";
    if (v.seesGroups() || below.stream().anyMatch(team -> team.startsWith(prefix))) {
      return !cohort.small();
    }
    long own =
        managed.entrySet().stream()
            .filter(one -> one.getValue().startsWith(prefix) && counted(one.getKey()))
            .count();
    long others = cohort.learners() - own;
    return own > 0 && (others <= 0 || others >= fewest);
  }

  private boolean counted(String learner) {
    LearnerProgress p = learners.recent(learner);
    return p != null && p.state() != LearnerState.LEFT;
  }

  /** Small, or such that the figures of a small one follow from it and the cohort's. */
  private boolean hidden(GroupReadiness team) {
    GroupReadiness cohort = groups.cohort(team.cohort());
    return team.small()
        || cohort == null
        || cohort.hiddenTeams().contains(String.valueOf(team.team()));
  }

  private static String key(GroupReadiness team) {
    return team.cohort() + "/" + team.team();
  }

  /** Whether who asks manages somebody of a team. */
  public boolean managesIn(GroupReadiness team) {
    Viewer v = Viewer.current();
    return v.everything() || links.managed(v.mail()).containsValue(key(team));
  }

  /** Whether sources, accounts and activities are shown to who asks. */
  public boolean seesData() {
    Viewer v = Viewer.current();
    return v.everything() || v.roles().contains(UserRole.OWNER);
  }

  /** Whether who asks is told when something in a team has changed. */
  public boolean hears(Viewer viewer, String team) {
    return viewer.everything()
        || viewer.seesGroups()
        || links.managed(viewer.mail()).containsValue(team)
        || links.below(viewer.mail()).contains(team)
        || links.own(viewer.mail()).containsValue(team);
  }

  /** Whether there are groups to look at for who asks. */
  boolean seesGroups() {
    Viewer v = Viewer.current();
    return v.everything() || v.seesGroups() || !links.managed(v.mail()).isEmpty();
  }

  /** The learners that who asks is. */
  Set<String> own() {
    return links.own(Viewer.current().mail()).keySet();
  }
}
