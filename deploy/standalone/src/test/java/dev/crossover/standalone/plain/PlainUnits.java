package dev.crossover.standalone.plain;

import dev.crossover.standalone.plain.PlainPlan.PlannedUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where some people get stuck, counted unit by unit. */
public final class PlainUnits {

  private final List<UnitCount> counts = new ArrayList<>();

  /**
   * One unit, of those who began it.
   *
   * @param unit as the first of their plans has it
   * @param plannedDays by that plan
   * @param done how many have done it
   * @param medianDays within which half of these were through; 0 where nobody is
   * @param failedAttempts of all of them
   * @param failing how many failed it and have not done it
   */
  public record UnitCount(
      PlannedUnit unit,
      double plannedDays,
      int begun,
      int done,
      double medianDays,
      int failedAttempts,
      int failing) {

    /** Two failed it, or two did it in more than twice the planned days. */
    public boolean holdsUpSeveral() {
      return failing >= 2 || (done >= 2 && medianDays > 2 * plannedDays);
    }
  }

  public PlainUnits(List<PlainPerson> people) {
    Map<String, List<PlainWork>> works = new TreeMap<>();
    people.stream()
        .flatMap(person -> person.work().values().stream())
        .forEach(
            work -> works.computeIfAbsent(work.unit().id(), any -> new ArrayList<>()).add(work));
    Map<String, UnitCount> of = new TreeMap<>();
    people.stream()
        .map(PlainPerson::plan)
        .sorted(Comparator.comparing(PlainPlan::id))
        .forEach(plan -> {
          for (PlannedUnit unit : plan.units()) {
            List<PlainWork> begun = works.getOrDefault(unit.id(), List.of());
            if (!begun.isEmpty()) {
              of.putIfAbsent(unit.id(), count(unit, plan.plannedDays(unit), begun));
            }
          }
        });
    counts.addAll(of.values());
  }

  private static UnitCount count(PlannedUnit unit, double plannedDays, List<PlainWork> works) {
    List<Double> days =
        works.stream().map(PlainWork::days).flatMap(Optional::stream).sorted().toList();
    return new UnitCount(
        unit,
        plannedDays,
        works.size(),
        (int) works.stream().filter(PlainWork::done).count(),
        days.isEmpty() ? 0 : days.get((days.size() - 1) / 2),
        works.stream().mapToInt(work -> work.failures().size()).sum(),
        (int) works.stream().filter(PlainWork::failing).count());
  }

  /** By unit id. */
  public List<UnitCount> counts() {
    return counts;
  }

  /** Those that hold up several, the one that most failed first. */
  public List<UnitCount> stuck() {
    return counts.stream()
        .filter(UnitCount::holdsUpSeveral)
        .sorted(Comparator.comparingInt(UnitCount::failing).reversed())
        .toList();
  }
}
