package dev.crossover.wiring;

import static java.util.Map.entry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds the series of each of our own metrics. Names of teams, cohorts and sources are given by
 * people, so their number has no end of its own, and a Prometheus can be filled by it. What is
 * beyond the bound is not exported until something else has gone.
 */
public final class SeriesCaps implements MeterFilter, MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(SeriesCaps.class);

  private static final String OWN = "crossover.";

  /** Of a metric that is not named below. */
  private static final int USUAL = 100;

  private static final Map<String, Integer> MOST =
      Map.ofEntries(
          entry("crossover.cohort.learners", 2_000),
          entry("crossover.cohort.phase.learners", 120),
          entry("crossover.cohort.readiness.learners", 100),
          entry("crossover.cohort.skill.gap.ratio", 1_200),
          entry("crossover.ingest.events", 60),
          entry("crossover.ingest.rejected", 400),
          entry("crossover.notifications", 20),
          entry("crossover.source.last.event.timestamp", 20),
          entry("crossover.source.usual.gap", 20),
          entry("crossover.stall.duration", 8), // each is a histogram of seven series
          entry("crossover.stalls", 160),
          entry("crossover.stalls.resolved", 160),
          entry("crossover.suppressed.teams", 20),
          entry("crossover.team.forecast.finish.timestamp", 1_600),
          entry("crossover.team.on.time.learners", 1_200),
          entry("crossover.team.plan.completed.ratio", 400),
          entry("crossover.team.plan.expected.ratio", 400),
          entry("crossover.team.readiness.ratio", 400),
          entry("crossover.team.ready.learners", 400));

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** What is exported of one metric; said once that it is full. */
  private static final class Kept {

    private final Set<Meter.Id> ids = new HashSet<>();
    private boolean told;

    synchronized boolean add(Meter.Id id, int most) {
      if (ids.contains(id) || ids.size() < most) {
        ids.add(id);
        return true;
      }
      if (!told) {
        told = true;
        log.warn("{} has {} series; further ones are not exported", id.getName(), most);
      }
      return false;
    }

    synchronized void remove(Meter.Id id) {
      ids.remove(id);
    }
  }

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    String name = id.getName();
    boolean fits =
        !name.startsWith(OWN)
            || kept.computeIfAbsent(name, _ -> new Kept()).add(id, MOST.getOrDefault(name, USUAL));
    return fits ? MeterFilterReply.NEUTRAL : MeterFilterReply.DENY;
  }

  /** Hears of what goes, such as the series of a cohort that has ended. */
  @Override
  public void bindTo(MeterRegistry registry) {
    registry
        .config()
        .onMeterRemoved(meter -> {
          Kept of = kept.get(meter.getId().getName());
          if (of != null) {
            of.remove(meter.getId());
          }
        });
  }
}
