package dev.crossover.dashboard.figures;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who learns by which plan now: neither those who have left, nor those whose cohort is over. Who is
 * on which plan is known in memory once it was asked.
 */
@Component
public class Enrolled {

  private final TableView<LearnerSnapshot> table;
  private final TableView<CohortNorms> norms;
  private final Clock clock;
  private final Map<String, Set<String>> byPlan = new HashMap<>();
  private boolean filled;

  Enrolled(DashboardTables tables, Clock clock) {
    this.table = tables.progress();
    this.norms = tables.norms();
    this.clock = clock;
    table.onChange(this::changed);
  }

  /** Those who learn by a plan, in the order of their ids. */
  public List<LearnerSnapshot> by(String plan) {
    return learners(plan).stream()
        .flatMap(id -> Stream.ofNullable(find(id)))
        .filter(found -> found.enrolment().plan().equals(plan))
        .toList();
  }

  /** A learner; null if there is none of that id who learns now. */
  public @Nullable LearnerSnapshot find(String learner) {
    LearnerSnapshot found = table.get(learner);
    return found == null || found.fold().leftAt() != null || over(found) ? null : found;
  }

  private boolean over(LearnerSnapshot of) {
    CohortNorms known = norms.get(of.enrolment().peers());
    return known != null && !clock.instant().isBefore(known.endsAt());
  }

  private synchronized List<String> learners(String plan) {
    if (!filled) {
      table.forEach(this::add);
      filled = true;
    }
    return List.copyOf(byPlan.getOrDefault(plan, Set.of()));
  }

  /** A change that the filling has seen already may come once more: it then changes nothing. */
  private synchronized void changed(
      String learner, @Nullable LearnerSnapshot before, @Nullable LearnerSnapshot after) {
    if (filled) {
      if (before != null) {
        byPlan.getOrDefault(before.enrolment().plan(), new TreeSet<>()).remove(learner);
      }
      if (after != null) {
        add(learner, after);
      }
    }
  }

  private void add(String learner, LearnerSnapshot snapshot) {
    byPlan.computeIfAbsent(snapshot.enrolment().plan(), _ -> new TreeSet<>()).add(learner);
  }
}
