package dev.crossover.dashboard.access;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.record.UserRole;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may see what. What somebody may not see is answered as what is not there.
 *
 * <p>A manager, by the roster, sees their own people and the groups that these are in. A learner
 * sees their own page. An owner and a programme lead see groups that are not small, and no single
 * learner. The administrator's secret sees everything.
 */
@Component
public class Rights {

  private final RosterLinks links;

  Rights(RosterLinks links) {
    this.links = links;
  }

  /** Whether the page of a learner, and a row with their name, is shown to who asks. */
  public boolean opens(String learner) {
    Viewer v = Viewer.current();
    return v.everything() || links.manages(v.mail(), learner) || links.is(v.mail(), learner);
  }

  /** Whether the figures of a team or cohort are shown to who asks. */
  public boolean sees(GroupReadiness group) {
    Viewer v = Viewer.current();
    return v.everything() || (!v.roles().isEmpty() && !group.small()) || managesIn(v, group);
  }

  /** Whether who asks manages somebody of a team or cohort. */
  public boolean managesIn(GroupReadiness group) {
    Viewer v = Viewer.current();
    return v.everything() || managesIn(v, group);
  }

  private boolean managesIn(Viewer v, GroupReadiness group) {
    String cohort = group.cohort() + "/";
    return links.managed(v.mail()).values().stream()
        .anyMatch(team ->
            group.team() == null ? team.startsWith(cohort) : team.equals(cohort + group.team()));
  }

  /** Whether sources, accounts and activities are shown to who asks. */
  public boolean seesData() {
    Viewer v = Viewer.current();
    return v.everything() || v.roles().contains(UserRole.OWNER);
  }

  /** Whether who asks is told when something in a team has changed. */
  public boolean hears(Viewer viewer, String team) {
    return viewer.everything()
        || !viewer.roles().isEmpty()
        || links.managed(viewer.mail()).containsValue(team)
        || links.own(viewer.mail()).containsValue(team);
  }

  /** Whether who asks manages anybody. */
  boolean manages() {
    Viewer v = Viewer.current();
    return v.everything() || !links.managed(v.mail()).isEmpty();
  }

  /** The learners that who asks is. */
  Set<String> own() {
    return links.own(Viewer.current().mail()).keySet();
  }
}
