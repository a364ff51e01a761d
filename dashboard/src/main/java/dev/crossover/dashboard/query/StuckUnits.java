package dev.crossover.dashboard.query;

import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Units on which people get stuck: where two failed it, or where two did it in more than twice the
 * planned days.
 */
final class StuckUnits {

  private static final double WEEK_DAYS = 7;
  private static final double SHORTEST_DAYS = 0.5;
  private static final int SEVERAL = 2;
  private static final double TOO_LONG = 2;

  /** Days that each unit of these plans is planned to take; of several plans, by the first. */
  static Map<String, Double> plannedDays(List<Plan> plans) {
    Map<String, Double> days = new TreeMap<>();
    for (Plan plan : plans) {
      plan.units().forEach(u -> days.putIfAbsent(u.id(), planned(u.hours(), plan.hoursPerWeek())));
    }
    return days;
  }

  private static double planned(double hours, double aWeek) {
    double days = Math.max(SHORTEST_DAYS, hours / aWeek * WEEK_DAYS);
    return Math.round(days * 10) / 10.0;
  }

  /** Of a group, the unit that most failed first. */
  static List<String> in(GroupReadiness group, Map<String, Double> plannedDays) {
    return group.units().stream()
        .filter(u -> stuck(u, plannedDays.getOrDefault(u.unit(), Double.MAX_VALUE)))
        .sorted((a, b) -> Integer.compare(b.failing(), a.failing()))
        .map(GroupReadiness.Unit::unit)
        .toList();
  }

  private static boolean stuck(GroupReadiness.Unit u, double plannedDays) {
    return u.failing() >= SEVERAL
        || (u.done() >= SEVERAL && u.medianDays() > TOO_LONG * plannedDays);
  }

  private StuckUnits() {}
}
