package dev.crossover.dashboard.forecast;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.forecast.ForecastStart;
import dev.crossover.model.forecast.MemberForecast;
import dev.crossover.model.forecast.WeekCounts;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.PlanIndex;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.unit.Basis;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Members as a team would have them: on other plans, and people more. */
@Component
class ChangedTeams {

  /** Bounds the memory; what is not kept is made again. */
  private static final int MOST = 2_000;

  private final TableView<LearnerSnapshot> table;
  private final PlanIndexes plans;
  private final LearntWeeks learnt;
  private final Simulations simulations;
  private final Clock clock;
  private final Cache<String, Made> kept =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** A forecast, and what it was made of. */
  private record Made(LocalDate day, ForecastStart start, MemberForecast forecast) {}

  ChangedTeams(
      DashboardTables tables,
      PlanIndexes plans,
      LearntWeeks learnt,
      Simulations simulations,
      Clock clock) {
    this.simulations = simulations;
    this.table = tables.progress();
    this.plans = plans;
    this.learnt = learnt;
    this.clock = clock;
  }

  /**
   * Those who are there, on the plans that are asked for. What they have done counts where the plan
   * has it. Whose own plan is not known is left out, as it is without a question.
   *
   * @throws NoSuchElementException if there is no such plan, or unit in any of the plans
   */
  Stream<MemberForecast> onOtherPlans(List<LearnerProgress> there, Changed changed) {
    Map<String, PlanIndex> others = new TreeMap<>();
    for (LearnerProgress p : there) {
      if (plans.find(p.plan()) != null) {
        others.computeIfAbsent(p.plan(), own -> other(own, changed));
      }
    }
    String dropped = changed.without();
    if (dropped != null && others.keySet().stream().noneMatch(own -> has(own, dropped, changed))) {
      throw new NoSuchElementException("no plan of the team has a unit " + dropped);
    }
    return there.stream()
        .map(p -> table.get(p.learner()))
        .filter(Objects::nonNull)
        .flatMap(s ->
            Stream.ofNullable(others.get(s.enrolment().plan()))
                .map(plan -> known(changed, plan, s)));
  }

  /** What is asked with other hours, or how sure, is read off the same futures. */
  private MemberForecast known(Changed changed, PlanIndex plan, LearnerSnapshot snapshot) {
    String id = snapshot.learner() + "/" + changed.plan() + "/" + changed.without();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Made made = kept.getIfPresent(id);
    if (made == null
        || !made.day().equals(today)
        || !made.start().plan().plan().equals(plan.plan())
        || !made.start().holds(snapshot)
        || made.forecast().forecast().basis().weeks() != learnt.now().weeks()) {
      ForecastStart start = ForecastStart.of(plan, snapshot, clock.instant());
      WeekCounts counts = learnt.now();
      made = new Made(today, start, simulations.run(() -> start.with(counts)));
      kept.put(id, made);
    }
    return made.forecast();
  }

  private boolean has(String own, String unit, Changed changed) {
    return before(own, changed).plan().unit(unit).isPresent();
  }

  /** The plan that would replace one of theirs. */
  private PlanIndex other(String own, Changed changed) {
    PlanIndex plan = before(own, changed);
    String dropped = changed.without();
    return dropped == null || plan.plan().unit(dropped).isEmpty() ? plan : plan.without(dropped);
  }

  /** The same before a unit is dropped. */
  private PlanIndex before(String own, Changed changed) {
    String id = Objects.requireNonNullElse(changed.plan(), own);
    PlanIndex plan = plans.find(id);
    if (plan == null) {
      throw new NoSuchElementException("there is no plan " + id);
    }
    return plan;
  }

  /**
   * People more, who begin with what most of the team have: their plan and background, and the
   * middle one's hours.
   */
  Stream<MemberForecast> newcomers(List<LearnerProgress> there, Changed changed) {
    List<Enrolment> enrolments =
        there.stream()
            .map(p -> table.get(p.learner()))
            .filter(Objects::nonNull)
            .map(LearnerSnapshot::enrolment)
            .toList();
    if (changed.more() == 0 || enrolments.isEmpty()) {
      return Stream.empty();
    }
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate start = changed.whatIf().start();
    List<Double> hours = enrolments.stream().map(Enrolment::hoursPerWeek).sorted().toList();
    Enrolment newcomer =
        new Enrolment(
            enrolments.getFirst().cohort(),
            enrolments.getFirst().team(),
            most(enrolments, Enrolment::plan),
            start == null || start.isBefore(today) ? today : start,
            hours.get(hours.size() / 2),
            most(enrolments, Enrolment::background),
            List.of());
    PlanIndex plan = other(newcomer.plan(), changed);
    LearnerFold nothing = LearnerFold.empty(Basis.of(plan, Difficulties.NONE, newcomer));
    MemberForecast forecast =
        forecast(plan, new LearnerSnapshot("", newcomer, nothing, now, List.of()));
    return Collections.nCopies(changed.more(), forecast).stream();
  }

  private MemberForecast forecast(PlanIndex plan, LearnerSnapshot snapshot) {
    WeekCounts counts = learnt.now();
    return simulations.run(() -> MemberForecast.of(plan, snapshot, counts, clock.instant()));
  }

  private static <T> T most(List<Enrolment> of, Function<Enrolment, T> what) {
    return of.stream().collect(groupingBy(what, counting())).entrySet().stream()
        .max(
            Map.Entry.<T, Long>comparingByValue()
                .thenComparing(e -> String.valueOf(e.getKey()), Comparator.reverseOrder()))
        .orElseThrow()
        .getKey();
  }
}
