package dev.crossover.ingest.cloudevents;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.plan.ChecklistItem;
import dev.crossover.model.plan.Dimension;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Signal;
import dev.crossover.model.plan.Skill;
import dev.crossover.wiring.TableView;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The ids that published plans have. An event that names another one would be taken and count
 * nowhere, and its sender would never know. Whose plan it is the door cannot always tell, so any
 * plan will do. Before the first plan is published every id passes.
 */
@Component
class PublishedIds {

  private final LongSupplier version;
  private final Supplier<List<Plan>> plans;
  private volatile Ids ids = new Ids(-1, false, Set.of(), Set.of(), Set.of(), Set.of());

  /** Ids at one version of the plans. */
  private record Ids(
      long version,
      boolean known,
      Set<String> items,
      Set<String> signals,
      Set<String> dimensions,
      Set<String> skills) {}

  @Autowired
  PublishedIds(TableView<Plan> plans) {
    this(plans::version, plans::all);
  }

  /**
   * Ids of plans from anywhere.
   *
   * @param version rises with each change of the plans
   */
  PublishedIds(LongSupplier version, Supplier<List<Plan>> plans) {
    this.version = version;
    this.plans = plans;
  }

  /**
   * Passes data that names only what some plan has.
   *
   * @param at where the data stands, such as {@code events[3].data}
   * @throws Refused naming the first field that names something else
   */
  void require(JsonNode data, String at) {
    require(data, at, "evidence", Ids::items, "checklist item");
    require(data, at, "signals", Ids::signals, "interview signal");
    require(data, at, "dimension", Ids::dimensions, "interview dimension");
    require(data, at, "skill", Ids::skills, "skill");
    require(data, at, "skills", Ids::skills, "skill");
  }

  private void require(
      JsonNode data, String at, String field, Function<Ids, Set<String>> part, String what) {
    JsonNode named = data.path(field);
    if (named.isMissingNode()) {
      return;
    }
    String place = at + "." + field;
    if (named.isString()) {
      require(named.asString(), place, part, what);
    }
    for (int i = 0; i < named.size(); i++) {
      require(named.get(i).asString(), place + "." + i, part, what);
    }
  }

  private void require(String id, String place, Function<Ids, Set<String>> part, String what) {
    Ids now = now();
    if (now.known() && !part.apply(now).contains(id)) {
      throw Refused.field(place, "no published plan has the " + what + " " + id);
    }
  }

  private Ids now() {
    long at = version.getAsLong();
    Ids then = ids;
    if (then.version() == at) {
      return then;
    }
    List<Plan> all = plans.get();
    Ids now =
        new Ids(
            at,
            !all.isEmpty(),
            of(all, p -> p.units().flatMap(u -> u.checklist().stream()).map(ChecklistItem::id)),
            of(all, p -> p.rubric().stream().map(Signal::id)),
            of(all, p -> p.interview().stream().map(Dimension::id)),
            of(all, p -> p.skills().stream().map(Skill::id)));
    ids = now;
    return now;
  }

  private static Set<String> of(List<Plan> plans, Function<Plan, Stream<String>> part) {
    return plans.stream().flatMap(part).collect(Collectors.toUnmodifiableSet());
  }
}
