package dev.crossover.analytics;

import dev.crossover.model.plan.Block;
import dev.crossover.model.plan.Phase;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Role;
import dev.crossover.model.plan.Skill;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import java.util.List;
import java.util.Map;

/** A plan of two units. */
final class SmallPlan {

  /** One study unit of ten hours in week 1, one of thirty in weeks 2-4. */
  static Plan of(int version, String activity) {
    List<Block> blocks =
        List.of(
            new Block("b1", "b1", 1, 1, List.of(unit("unit", 10, activity))),
            new Block("b2", "b2", 2, 4, List.of(unit("rest", 30, "https://lms.example/rest"))));
    return new Plan(
        "small",
        version,
        "small",
        "",
        10,
        List.of(new Phase("p", "p", blocks)),
        List.of(new Skill("rag", "RAG", "", null, Map.of())),
        List.of(
            new Role("genai-engineer", "x", List.of(new Role.Need("rag", 1, 0.8)), List.of(), 0)),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Unit unit(String id, double hours, String activity) {
    return new Unit(
        id, id, UnitKind.STUDY, hours, 0.7, List.of("rag"), List.of(activity), List.of());
  }

  private SmallPlan() {}
}
