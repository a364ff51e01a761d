package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardSettings.Audience;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.Suppression;
import dev.crossover.model.record.UserRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may see what. What somebody may not see is answered as what is not there.
 *
 * <p>A manager, by the roster, sees their own people and the groups these are in; who manages
 * managers sees the teams of these, if they are not small. A learner sees their own page. An owner
 * and a programme lead see groups that are not small, and no single learner. A key for people sees
 * everything.
 */
@Component
public class Rights {

  private final RosterLinks links;
  private final Groups groups;
  private final int fewest;
  private final Set<Audience> inWords;

  Rights(RosterLinks links, Groups groups, DashboardSettings settings) {
    this.links = links;
    this.groups = groups;
    this.fewest = settings.minGroupSize();
    this.inWords = settings.inWords();
  }

  /** Whether the page of a learner, and a row with their name, is shown to who asks. */
  public boolean opens(String learner) {
    Viewer v = Viewer.current();
    return v.everything() || links.manages(v.mail(), learner) || links.is(v.mail(), learner);
  }

  /** Whether a learner is one of those whom who asks looks after; nobody is their own manager. */
  public boolean looksAfter(String learner) {
    return opens(learner) && !isOwn(learner);
  }

  /** Whether who asks is the learner's manager, by the roster and not by a key. */
  public boolean manages(String learner) {
    return links.manages(Viewer.current().mail(), learner) && !isOwn(learner);
  }

  /** The learners whose pages are shown to who asks; such as have a manager or an address. */
  public Set<String> people() {
    Viewer v = Viewer.current();
    if (v.everything()) {
      return links.all();
    }
    Set<String> people = new TreeSet<>(links.managed(v.mail()).keySet());
    people.addAll(links.own(v.mail()).keySet());
    return people;
  }

  /** Says of teams and cohorts whether their figures are shown to who asks. */
  public Predicate<GroupReadiness> sees() {
    Viewer v = Viewer.current();
    Set<String> own = new TreeSet<>(links.managed(v.mail()).values());
    Set<String> below = links.below(v.mail());
    Predicate<GroupReadiness> team =
        t ->
            t.isOthers()
                ? v.seesGroups() && !v.everything() && !t.small() && !telling(t, own)
                : v.everything()
                    || own.contains(key(t))
                    || ((v.seesGroups() || below.contains(key(t))) && !hidden(t));
    return group -> group.team() == null ? seesCohort(v, group, team) : team.test(group);
  }

  /**
   * A cohort is shown with its teams, or to whom groups are shown at all; but not where the figures
   * of few others would follow from those of the teams that are shown.
   */
  private boolean seesCohort(Viewer v, GroupReadiness cohort, Predicate<GroupReadiness> seesTeam) {
    Predicate<GroupReadiness> either =
        groups.others(cohort.cohort()).stream().anyMatch(seesTeam)
            ? team -> seesTeam.test(team) || hidden(team)
            : seesTeam;
    List<GroupReadiness> shown = groups.teams(cohort.cohort()).stream().filter(either).toList();
    int rest = cohort.learners() - shown.stream().mapToInt(GroupReadiness::learners).sum();
    return v.everything()
        || ((v.seesGroups() || !shown.isEmpty()) && (rest <= 0 || rest >= fewest));
  }

  /** Whether joined teams and one's own among them tell of few others. */
  private boolean telling(GroupReadiness others, Set<String> own) {
    int rest =
        groups.teams(others.cohort()).stream()
            .filter(team -> hidden(team) && !own.contains(key(team)))
            .mapToInt(GroupReadiness::learners)
            .sum();
    return rest < fewest;
  }

  /**
   * Small, or such that the figures of a small one follow from it and the cohort's: it is joined.
   */
  private boolean hidden(GroupReadiness team) {
    GroupReadiness cohort = groups.cohort(team.cohort());
    return team.small()
        || cohort == null
        || cohort.hiddenTeams().contains(String.valueOf(team.team()));
  }

  private static String key(GroupReadiness team) {
    return team.cohort() + "/" + team.team();
  }

  /**
   * A group as it is shown to who asks: without the figures of few, but to those who manage them.
   */
  public GroupReadiness shown(GroupReadiness group) {
    Viewer v = Viewer.current();
    if (v.everything() || (group.team() != null && managesIn(group))) {
      return group;
    }
    List<GroupReadiness> own =
        groups.teams(group.cohort()).stream().filter(this::managesIn).toList();
    return group.forOthers(fewest, groups.parts(group.cohort()), own);
  }

  /** Whether who asks manages somebody of a team. */
  public boolean managesIn(GroupReadiness team) {
    Viewer v = Viewer.current();
    return v.everything() || links.managesIn(v.mail(), key(team));
  }

  /** Addresses of all who manage somebody, by the roster. */
  public Set<String> managers() {
    return links.managers();
  }

  /** Whether the page about sources is shown to who asks; of which sources, {@link #sources}. */
  public boolean seesData() {
    return seesData(Viewer.current());
  }

  /** Whether it is shown to somebody. */
  public boolean seesData(Viewer v) {
    return seesAllData(v) || v.roles().contains(UserRole.INTEGRATION_ADMIN);
  }

  /** Whether all of that page is shown, dead letters of any source included. */
  public boolean seesAllData() {
    return seesAllData(Viewer.current());
  }

  private static boolean seesAllData(Viewer v) {
    return v.everything() || v.roles().contains(UserRole.OWNER);
  }

  /** Whether roster, plans, keys and users are theirs to change. */
  public boolean administers() {
    return Viewer.current().roles().contains(UserRole.OWNER);
  }

  /** Whether they may bring what a source has to say. */
  public boolean looksAfterSource(String source) {
    return administers() || Viewer.current().sources().contains(source);
  }

  /** Says of sources whether they, and what they named, are shown to who asks. */
  public Predicate<String> sources() {
    Viewer v = Viewer.current();
    return seesAllData() ? _ -> true : v.sources()::contains;
  }

  /**
   * What somebody is told of when something in a team has changed: who sees it, of the team, and so
   * are its learners where they are not few; of a team that is shown to them joined with others, of
   * these.
   *
   * @param team as {@code cohort/team}
   * @return in the same form; null for nothing
   */
  public @Nullable String hears(Viewer v, String team) {
    if (v.everything() || links.managesIn(v.mail(), team)) {
      return team;
    }
    boolean may =
        v.seesGroups() || links.below(v.mail()).contains(team) || links.isIn(v.mail(), team);
    if (!may) {
      return null;
    }
    int slash = team.indexOf('/');
    String cohort = team.substring(0, slash);
    List<GroupReadiness> now = groups.named(team.substring(slash + 1), cohort);
    if (now.isEmpty() || now.stream().anyMatch(this::hidden)) {
      return v.seesGroups() ? cohort + "/" + Suppression.OTHERS : null;
    }
    return team;
  }

  /** Whether there are groups to look at for who asks. */
  boolean seesGroups() {
    Viewer v = Viewer.current();
    return v.everything() || v.seesGroups() || !links.managed(v.mail()).isEmpty();
  }

  /** Whether who asks showed a key that is good for every page. */
  public boolean seesEverything() {
    return Viewer.current().everything();
  }

  /** Whether shares are told to who asks in quarters: as none of what they are they see figures. */
  public boolean inWords() {
    Viewer v = Viewer.current();
    Set<Audience> as = EnumSet.noneOf(Audience.class);
    if (!links.managed(v.mail()).isEmpty()) {
      as.add(Audience.MANAGER);
    }
    if (!links.own(v.mail()).isEmpty()) {
      as.add(Audience.LEARNER);
    }
    if (v.seesGroups()) {
      as.add(Audience.PROGRAMME_LEAD);
    }
    return !v.everything() && !as.isEmpty() && inWords.containsAll(as);
  }

  /** Whether a learner is who asks. */
  public boolean isOwn(String learner) {
    return links.is(Viewer.current().mail(), learner);
  }

  /** The learners whom who asks manages, by the roster and not by a key. */
  Set<String> managed() {
    Set<String> managed = new TreeSet<>(links.managed(Viewer.current().mail()).keySet());
    managed.removeAll(own());
    return managed;
  }

  /** The learners that who asks is. */
  Set<String> own() {
    return links.own(Viewer.current().mail()).keySet();
  }
}
