package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.TableView;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who manages whom, and whose page is whose, as the roster says at this moment. */
@Component
class RosterLinks {

  private final TableView<Learner> table;

  /** By a manager's address, the team of each learner. */
  private final Map<String, Map<String, String>> managed = new HashMap<>();

  /** By a learner's address, their ids. */
  private final Map<String, Map<String, String>> own = new HashMap<>();

  /** Address of each learner who has one. */
  private final Map<String, String> mails = new HashMap<>();

  /** What {@link #below} has found since the roster changed last: it is asked on each change. */
  private final Map<String, Set<String>> below = new HashMap<>();

  private boolean filled;

  RosterLinks(DashboardTables tables) {
    this.table = tables.people();
    table.onChange((id, before, after) -> changed(id, before, after));
  }

  /** The learners whom somebody manages, with their teams as {@code cohort/team}. */
  synchronized Map<String, String> managed(String mail) {
    fill();
    return Map.copyOf(managed.getOrDefault(mail, Map.of()));
  }

  /** Whether somebody manages anybody of a team, {@code cohort/team}. */
  synchronized boolean managesIn(String mail, String team) {
    fill();
    return managed.getOrDefault(mail, Map.of()).containsValue(team);
  }

  /** Whether somebody is a learner of a team, {@code cohort/team}. */
  synchronized boolean isIn(String mail, String team) {
    fill();
    return own.getOrDefault(mail, Map.of()).containsValue(team);
  }

  /** The learners that somebody is, with their teams. */
  synchronized Map<String, String> own(String mail) {
    fill();
    return Map.copyOf(own.getOrDefault(mail, Map.of()));
  }

  /** Whoever manages somebody. */
  synchronized Set<String> managers() {
    fill();
    return Set.copyOf(managed.keySet());
  }

  /** All learners. */
  synchronized Set<String> all() {
    fill();
    Set<String> ids = new TreeSet<>();
    managed.values().forEach(learners -> ids.addAll(learners.keySet()));
    own.values().forEach(learners -> ids.addAll(learners.keySet()));
    return ids;
  }

  /** The teams of those whom people manage whom somebody manages, however many levels down. */
  synchronized Set<String> below(String mail) {
    fill();
    return below.computeIfAbsent(mail, this::foundBelow);
  }

  private Set<String> foundBelow(String mail) {
    Set<String> teams = new TreeSet<>();
    Set<String> met = new HashSet<>(Set.of(mail));
    Deque<String> managers = new ArrayDeque<>();
    managedBy(mail, met, managers);
    while (!managers.isEmpty()) {
      String next = managers.remove();
      teams.addAll(managed.getOrDefault(next, Map.of()).values());
      managedBy(next, met, managers);
    }
    return Set.copyOf(teams);
  }

  private void managedBy(String mail, Set<String> met, Deque<String> managers) {
    managed.getOrDefault(mail, Map.of()).keySet().stream()
        .map(mails::get)
        .filter(m -> m != null && managed.containsKey(m) && met.add(m))
        .forEach(managers::add);
  }

  /** Whether somebody manages a learner. */
  synchronized boolean manages(String mail, String learner) {
    fill();
    return managed.getOrDefault(mail, Map.of()).containsKey(learner);
  }

  /** Whether somebody is a learner. */
  synchronized boolean is(String mail, String learner) {
    fill();
    return own.getOrDefault(mail, Map.of()).containsKey(learner);
  }

  private void fill() {
    if (!filled) {
      table.forEach(this::add);
      filled = true;
    }
  }

  private synchronized void changed(String id, @Nullable Learner before, @Nullable Learner after) {
    if (filled) {
      below.clear();
      if (before != null) {
        remove(managed, before.manager(), id);
        remove(own, before.mail(), id);
        mails.remove(id);
      }
      if (after != null) {
        add(id, after);
      }
    }
  }

  private void add(String id, Learner learner) {
    add(managed, learner.manager(), learner);
    add(own, learner.mail(), learner);
    if (learner.mail() != null) {
      mails.put(id, learner.mail().toLowerCase(Locale.ROOT));
    }
  }

  private static void add(
      Map<String, Map<String, String>> links, @Nullable String mail, Learner to) {
    if (mail != null) {
      links
          .computeIfAbsent(mail.toLowerCase(Locale.ROOT), _ -> new TreeMap<>())
          .put(to.id(), to.enrolment().teamKey());
    }
  }

  private static void remove(
      Map<String, Map<String, String>> links, @Nullable String mail, String learner) {
    if (mail != null) {
      links.computeIfPresent(
          mail.toLowerCase(Locale.ROOT),
          (_, learners) -> {
            learners.remove(learner);
            return learners.isEmpty() ? null : learners;
          });
    }
  }
}
