package dev.crossover.analytics.progress;

import dev.crossover.analytics.count.Counts;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.unit.Basis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others must know, beside the learners' snapshots, since it was last handed over. */
final class Handover {

  private static final Logger log = LoggerFactory.getLogger(Handover.class);

  private final Counts counts;
  private final List<Change> episodes = new ArrayList<>();
  private final List<LearnerOutput.Belongs> members = new ArrayList<>();
  private final Map<String, List<Attempt>> attempts = new HashMap<>();
  private final Map<String, SeenActivity> activities = new HashMap<>();

  /** Set aside since this was last handed over, by learner. */
  private final Map<String, LearnerOutput.SetAside> asides = new HashMap<>();

  /** Why learners were set aside, by learner. */
  private final Map<String, String> told = new HashMap<>();

  /** An episode as it is now; null: its learner was erased. */
  private record Change(String id, @Nullable Episode episode) {}

  Handover(Counts counts) {
    this.counts = counts;
  }

  /** What norms need to know of a learner. */
  void belongs(LearnerOutput.Belongs member) {
    members.add(member);
  }

  void changed(Episode episode) {
    episodes.add(new Change(episode.id(), episode));
  }

  void erased(Episode episode) {
    episodes.add(new Change(episode.id(), null));
  }

  /** Difficulties learn from each attempt once, when it is first part of a fold. */
  void attempted(Basis basis, Attempt attempt) {
    attempts.computeIfAbsent(basis.plan().plan().id(), p -> new ArrayList<>()).add(attempt);
  }

  /** An event that the fold of its learner holds, or will hold. */
  void applied(LearningEvent event) {
    counts.applied();
    if (event.activity() != null) {
      activities.merge(event.activity(), SeenActivity.of(event), SeenActivity::plus);
    }
  }

  void repeated() {
    counts.duplicate();
  }

  /**
   * Something stored of one learner cannot be read, folded or written, and the others go on. The
   * same is told once and not on every look.
   *
   * @param why with nothing of the content
   */
  void setAside(String learner, String why, RuntimeException e) {
    count(why, e);
    if (!why.equals(told.put(learner, why))) {
      asides.put(learner, new LearnerOutput.SetAside(why, e.getClass()));
    }
  }

  /** A row cannot be read, and the entry that found it so makes another in its place. */
  void replaced(String learner, RuntimeException e) {
    count("row cannot be read; made anew", e);
    lookedAtAgain(learner);
  }

  /** What is found from now on is told again. */
  void lookedAtAgain(String learner) {
    told.remove(learner);
  }

  private void count(String why, RuntimeException e) {
    log.error("something stored of a learner is set aside: {}", why, e);
    counts.unfoldable();
  }

  void handOver(BiConsumer<String, LearnerOutput> out) {
    for (Change change : episodes) {
      if (change.episode() != null) {
        counts.episode(change.episode());
      }
      out.accept(change.id(), new LearnerOutput.EpisodeChanged(change.episode()));
    }
    attempts.forEach((plan, list) -> out.accept(plan, new LearnerOutput.Attempted(list)));
    activities.forEach((activity, seen) -> out.accept(activity, new LearnerOutput.Saw(seen)));
    asides.forEach(out);
    members.forEach(member -> out.accept(member.peers(), member));
    members.clear();
    episodes.clear();
    attempts.clear();
    activities.clear();
    asides.clear();
  }
}
