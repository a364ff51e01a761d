package dev.crossover.dashboard.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.forecast.Forecasts;
import dev.crossover.model.explain.OneStep;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.progress.UnitProgress;
import dev.crossover.model.stall.Stall;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What it would bring if the step that a list proposes works: the unit that is the reason, or else
 * the first that is open, would be done. It is what forecasts say, and nothing that was observed.
 */
@Component
public class IfItWorks {

  /** Bounds the memory; what is not kept is made again. */
  private static final int MOST = 5_000;

  private final DashboardTables tables;
  private final PlanIndexes plans;
  private final Forecasts forecasts;
  private final Cache<String, Known> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** What it would bring as somebody stands and is forecast: it holds for these very ones. */
  private record Known(LearnerProgress p, @Nullable MemberForecast is, Optional<Gain> gain) {}

  IfItWorks(DashboardTables tables, PlanIndexes plans, Forecasts forecasts) {
    this.tables = tables;
    this.plans = plans;
    this.forecasts = forecasts;
    tables.progress().onChange((learner, _, _) -> kept.invalidate(learner));
  }

  /**
   * What it would bring.
   *
   * @param unit title of the unit that would be done
   * @param onTime chance to be done by the own target, as it is, 0..1
   * @param then the same, were the unit done
   */
  public record Gain(String unit, double onTime, double then) {}

  /** Of somebody who is waited for; empty without a forecast, and where nothing is open. */
  @SuppressWarnings("ReferenceEquality") // both are kept as long as nothing of them changes
  public Optional<Gain> of(LearnerProgress p) {
    MemberForecast is = forecasts.of(p);
    Known known = kept.getIfPresent(p.learner());
    if (known == null || known.p() != p || known.is() != is) {
      known = new Known(p, is, made(p, is));
      kept.put(p.learner(), known);
    }
    return known.gain();
  }

  private Optional<Gain> made(LearnerProgress p, @Nullable MemberForecast is) {
    PlanIndex plan = plans.find(p.plan());
    LearnerSnapshot snapshot = tables.progress().get(p.learner());
    Double onTime = is == null ? null : is.forecast().chanceByTarget();
    Unit unit = plan == null ? null : unit(plan, p);
    if (plan == null || snapshot == null || is == null || onTime == null || unit == null) {
      return Optional.empty();
    }
    return OneStep.finishing(plan, snapshot, unit, p.asOf())
        .map(then -> forecasts.finished(plan, is, snapshot, then, unit.id(), p.asOf()))
        .map(then -> then.forecast().chanceByTarget())
        .map(then -> new Gain(unit.title(), onTime, then));
  }

  /** The unit that is the reason, if one is, and else the next that is open. */
  private static @Nullable Unit unit(PlanIndex plan, LearnerProgress p) {
    Stream<String> reasons = p.reasons().stream().map(Stall::unit).filter(Objects::nonNull);
    Stream<String> open = p.units().stream().filter(u -> u.done() < 1).map(UnitProgress::unit);
    return Stream.concat(reasons, open)
        .flatMap(id -> plan.plan().unit(id).stream())
        .filter(u -> p.units().stream().anyMatch(s -> s.unit().equals(u.id()) && s.done() < 1))
        .findFirst()
        .orElse(null);
  }
}
