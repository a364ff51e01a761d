package dev.crossover.model.plan;

import dev.crossover.model.learner.Background;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What must hold in a plan: ids are unique, refer to something, and figures are in their range. */
public final class PlanRules {

  private static final Pattern LINK = Pattern.compile("https?://\\S+");

  private final Plan plan;
  private final List<PlanProblem> problems = new ArrayList<>();
  private final Set<String> skills = new HashSet<>();
  private final Set<String> units = new HashSet<>();
  private final Set<String> blocks = new HashSet<>();
  private final Set<String> activities = new HashSet<>();

  private PlanRules(Plan plan) {
    this.plan = plan;
  }

  /** Everything that is wrong, in the order of the plan; empty for a good one. */
  public static List<PlanProblem> find(Plan plan) {
    PlanRules rules = new PlanRules(plan);
    rules.whole();
    rules.skills();
    rules.phases();
    rules.roles();
    rules.skip();
    rules.interview();
    rules.audience();
    rules.placement();
    return List.copyOf(rules.problems);
  }

  private void whole() {
    if (plan.version() < 1) {
      problem("/version", "must be 1 or more");
    }
    if (!(plan.hoursPerWeek() > 0)) {
      problem("/hoursPerWeek", "must be above 0");
    }
    if (plan.units().findAny().isEmpty()) {
      problem("/phases", "must hold a unit");
    }
    if (plan.roles().isEmpty()) {
      problem("/roles", "must hold a role");
    }
  }

  private void skills() {
    unique("/skills", plan.skills().stream().map(Skill::id).toList());
    for (int i = 0; i < plan.skills().size(); i++) {
      String at = "/skills/" + i + "/credit/";
      plan.skills()
          .get(i)
          .credit()
          .forEach((background, share) -> share(at + background, share, true));
      skills.add(plan.skills().get(i).id());
    }
    for (int i = 0; i < plan.skills().size(); i++) {
      within("/skills/" + i + "/within", plan.skills().get(i).within());
    }
  }

  /** Parts have no parts of their own, so that no skill is, by any way, a part of itself. */
  private void within(String at, @Nullable String wider) {
    if (wider == null) {
      return;
    }
    known(at, "skill", wider, skills);
    if (plan.skills().stream().anyMatch(s -> s.id().equals(wider) && s.within() != null)) {
      problem(at, "must not name " + wider + ", which is a part of another skill itself");
    }
  }

  private void phases() {
    unique("/phases", plan.phases().stream().map(Phase::id).toList());
    for (int p = 0; p < plan.phases().size(); p++) {
      List<Block> blocks = plan.phases().get(p).blocks();
      for (int b = 0; b < blocks.size(); b++) {
        block("/phases/" + p + "/blocks/" + b, blocks.get(b));
      }
    }
  }

  private void block(String at, Block block) {
    if (!blocks.add(block.id())) {
      problem(at + "/id", "block " + block.id() + " stands twice");
    }
    if (block.firstWeek() < 1) {
      problem(at + "/firstWeek", "must be 1 or more");
    }
    if (block.lastWeek() < block.firstWeek()) {
      problem(at + "/lastWeek", "must not be before firstWeek");
    }
    for (int i = 0; i < block.units().size(); i++) {
      unit(at + "/units/" + i, block.units().get(i));
    }
  }

  private void unit(String at, Unit unit) {
    if (!units.add(unit.id())) {
      problem(at + "/id", "unit " + unit.id() + " stands twice");
    }
    if (!(unit.hours() > 0 && Double.isFinite(unit.hours()))) {
      problem(at + "/hours", "must be above 0");
    }
    share(at + "/passMark", unit.passMark(), false);
    twice(at + "/skills", unit.skills());
    for (int i = 0; i < unit.skills().size(); i++) {
      known(at + "/skills/" + i, "skill", unit.skills().get(i), skills);
    }
    if (!unit.checklist().isEmpty() && unit.kind() != UnitKind.PROJECT) {
      problem(at + "/checklist", "only a project has a checklist");
    }
    only(at + "/activities", unit.activities());
    unique(at + "/checklist", unit.checklist().stream().map(ChecklistItem::id).toList());
    for (int i = 0; i < unit.checklist().size(); i++) {
      only(at + "/checklist/" + i + "/activities", unit.checklist().get(i).activities());
    }
    link(at + "/link", unit.link());
  }

  private void link(String at, @Nullable String link) {
    if (link != null && !LINK.matcher(link).matches()) {
      problem(at, "must be a web address that begins with https:// or http://");
    }
  }

  private void roles() {
    unique("/roles", plan.roles().stream().map(Role::id).toList());
    for (int r = 0; r < plan.roles().size(); r++) {
      Role role = plan.roles().get(r);
      String at = "/roles/" + r;
      if (role.needs().isEmpty()) {
        problem(at + "/needs", "must name a skill");
      }
      twice(at + "/needs", role.needs().stream().map(Role.Need::skill).toList());
      for (int i = 0; i < role.needs().size(); i++) {
        Role.Need need = role.needs().get(i);
        known(at + "/needs/" + i + "/skill", "skill", need.skill(), skills);
        share(at + "/needs/" + i + "/required", need.required(), false);
        if (!(need.weight() > 0)) {
          problem(at + "/needs/" + i + "/weight", "must be above 0");
        }
      }
      for (int i = 0; i < role.gates().size(); i++) {
        known(at + "/gates/" + i, "unit", role.gates().get(i), units);
      }
      share(at + "/interview", role.interview(), true);
      if (role.interview() > 0 && plan.interview().isEmpty()) {
        problem(at + "/interview", "needs interview dimensions in the plan");
      }
    }
  }

  private void skip() {
    unique("/skip", plan.skip().stream().map(SkipTopic::id).toList());
    for (int i = 0; i < plan.skip().size(); i++) {
      only("/skip/" + i + "/activities", plan.skip().get(i).activities());
    }
  }

  private void interview() {
    unique("/interview", plan.interview().stream().map(Dimension::id).toList());
    for (int i = 0; i < plan.interview().size(); i++) {
      List<String> shows = plan.interview().get(i).skills();
      only("/interview/" + i + "/activities", plan.interview().get(i).activities());
      twice("/interview/" + i + "/skills", shows);
      for (int s = 0; s < shows.size(); s++) {
        known("/interview/" + i + "/skills/" + s, "skill", shows.get(s), skills);
      }
    }
  }

  private void audience() {
    Set<String> topics = plan.skip().stream().map(SkipTopic::id).collect(Collectors.toSet());
    Map<Background, Audience> audiences = Objects.requireNonNullElse(plan.audience(), Map.of());
    audiences.forEach((background, audience) -> {
      String at = "/audience/" + background.name().toLowerCase(Locale.ROOT);
      if (!(audience.factor() > 0 && audience.factor() <= 10)) {
        problem(at + "/factor", "must be above 0 and at most 10");
      }
      range(at + "/months", audience.months(), 1_000);
      range(at + "/headStart", audience.headStart(), 1);
      List<String> skip = Objects.requireNonNullElse(audience.skip(), List.of());
      for (int i = 0; i < skip.size(); i++) {
        known(at + "/skip/" + i, "skip topic", skip.get(i), topics);
      }
    });
  }

  private void range(String at, Audience.@Nullable Range range, double most) {
    if (range == null) {
      return;
    }
    double to = range.to() == null ? most : range.to();
    if (!(range.from() >= 0 && range.from() <= to && to <= most)) {
      problem(at, "must not end before it begins, and be at most " + (int) most);
    }
  }

  private void placement() {
    unique("/rubric", plan.rubric().stream().map(Signal::id).toList());
    unique("/placement", plan.placement().stream().map(Placement::id).toList());
    for (int i = 0; i < plan.placement().size(); i++) {
      Placement test = plan.placement().get(i);
      String at = "/placement/" + i;
      only(at + "/activities", test.activities());
      twice(at + "/skills", test.skills());
      for (int s = 0; s < test.skills().size(); s++) {
        known(at + "/skills/" + s, "skill", test.skills().get(s), skills);
      }
      link(at + "/link", test.link());
    }
  }

  /** An activity belongs to one place, or time on it would go to whichever stands last. */
  private void only(String at, List<String> here) {
    for (int i = 0; i < here.size(); i++) {
      if (!activities.add(here.get(i))) {
        problem(at + "/" + i, "the activity " + here.get(i) + " stands twice");
      }
    }
  }

  private void unique(String at, List<String> ids) {
    repeated(ids).forEach(i -> problem(at + "/" + i + "/id", ids.get(i) + " stands twice"));
  }

  private void twice(String at, List<String> ids) {
    repeated(ids).forEach(i -> problem(at + "/" + i, ids.get(i) + " stands twice"));
  }

  private static List<Integer> repeated(List<String> ids) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, ids.size()).filter(i -> !seen.add(ids.get(i))).boxed().toList();
  }

  private void known(String at, String what, String id, Set<String> ids) {
    if (!ids.contains(id)) {
      problem(at, "there is no " + what + " " + id);
    }
  }

  private void share(String at, double value, boolean zero) {
    if (!(value <= 1 && (zero ? value >= 0 : value > 0))) {
      problem(at, "must be " + (zero ? "from" : "above") + " 0 and at most 1");
    }
  }

  private void problem(String field, String message) {
    problems.add(new PlanProblem(field, message));
  }
}
