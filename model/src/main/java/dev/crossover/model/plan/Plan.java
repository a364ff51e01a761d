package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Calendar;
import dev.crossover.model.learner.Enrolment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A curriculum with its calendar, its skills and the roles it leads to.
 *
 * @param id such as {@code ml-to-genai}
 * @param version rises with each change that is published, from 1
 * @param title what a person reads
 * @param description whom it is for and what it takes
 * @param hoursPerWeek hours a week that the calendar assumes, above 0
 * @param phases in order of time
 * @param skills everything the units build and the roles need
 * @param roles what the plan makes ready for; the first is its target, to the others readiness is
 *     shown beside
 * @param skip on what a learner of this plan need not spend time
 * @param interview the sides of an interview for the target role
 * @param guidance what a mentor says beside the units, by subject
 * @param audience what it says to learners of each background; null of a plan that does not say
 * @param rubric by what a practice interview is scored; may be empty
 * @param placement tests that may be taken on the first day
 * @param provenance where it comes from; null of a plan that does not say
 */
public record Plan(
    String id,
    int version,
    String title,
    String description,
    double hoursPerWeek,
    List<Phase> phases,
    List<Skill> skills,
    List<Role> roles,
    List<SkipTopic> skip,
    List<Dimension> interview,
    Map<String, List<String>> guidance,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<Background, Audience> audience,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Signal> rubric,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Placement> placement,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Provenance provenance) {

  /** No unit's id: among what has reviewers it stands for the plan's practice interviews. */
  public static final String INTERVIEW = "interview";

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  /**
   * Checks what {@link PlanRules} asks.
   *
   * @throws InvalidPlan naming everything that does not fit
   */
  public Plan(
      String id,
      int version,
      @Nullable String title,
      @Nullable String description,
      double hoursPerWeek,
      @Nullable List<Phase> phases,
      @Nullable List<Skill> skills,
      @Nullable List<Role> roles,
      @Nullable List<SkipTopic> skip,
      @Nullable List<Dimension> interview,
      @Nullable Map<String, List<String>> guidance,
      @Nullable Map<Background, Audience> audience,
      @Nullable List<Signal> rubric,
      @Nullable List<Placement> placement,
      @Nullable Provenance provenance) {
    this.id = Objects.requireNonNull(id, "a plan needs an id");
    this.version = version;
    this.title = Objects.requireNonNullElse(title, id);
    this.description = Objects.requireNonNullElse(description, "");
    this.hoursPerWeek = hoursPerWeek;
    this.phases = List.copyOf(Objects.requireNonNullElse(phases, List.of()));
    this.skills = List.copyOf(Objects.requireNonNullElse(skills, List.of()));
    this.roles = List.copyOf(Objects.requireNonNullElse(roles, List.of()));
    this.skip = List.copyOf(Objects.requireNonNullElse(skip, List.of()));
    this.interview = List.copyOf(Objects.requireNonNullElse(interview, List.of()));
    this.guidance =
        Collections.unmodifiableMap(new TreeMap<>(Objects.requireNonNullElse(guidance, Map.of())));
    this.audience = audience == null ? null : sorted(audience);
    this.rubric = List.copyOf(Objects.requireNonNullElse(rubric, List.of()));
    this.placement = List.copyOf(Objects.requireNonNullElse(placement, List.of()));
    this.provenance = provenance;
    List<PlanProblem> problems = PlanRules.find(this);
    if (!problems.isEmpty()) {
      throw new InvalidPlan(problems);
    }
  }

  /** One that says nothing of audiences, interview signals, placement tests or its source. */
  public Plan(
      String id,
      int version,
      @Nullable String title,
      @Nullable String description,
      double hoursPerWeek,
      @Nullable List<Phase> phases,
      @Nullable List<Skill> skills,
      @Nullable List<Role> roles,
      @Nullable List<SkipTopic> skip,
      @Nullable List<Dimension> interview,
      @Nullable Map<String, List<String>> guidance) {
    this(
        id,
        version,
        title,
        description,
        hoursPerWeek,
        phases,
        skills,
        roles,
        skip,
        interview,
        guidance,
        null,
        null,
        null,
        null);
  }

  /** The same plan with other units, as its next version. */
  public Plan with(int next, UnaryOperator<Unit> change) {
    return with(next, phases.stream().map(phase -> phase.with(change)).toList(), roles);
  }

  /**
   * The same plan without a unit, which is then no gate of a role either.
   *
   * @throws InvalidPlan if it is the only one
   */
  public Plan without(String unit) {
    return with(
        version,
        phases.stream().map(phase -> phase.without(unit)).toList(),
        roles.stream().map(role -> role.without(unit)).toList());
  }

  private Plan with(int next, List<Phase> otherPhases, List<Role> otherRoles) {
    return new Plan(
        id,
        next,
        title,
        description,
        hoursPerWeek,
        otherPhases,
        skills,
        otherRoles,
        skip,
        interview,
        guidance,
        audience,
        rubric,
        placement,
        provenance);
  }

  private static Map<Background, Audience> sorted(Map<Background, Audience> some) {
    Map<Background, Audience> sorted = new EnumMap<>(Background.class);
    sorted.putAll(some);
    return Collections.unmodifiableMap(sorted);
  }

  /** What the plan says to learners of a background. */
  public Audience audience(Background background) {
    Map<Background, Audience> all = audience;
    if (all != null) {
      return all.getOrDefault(background, Audience.ANYONE);
    }
    return background == Background.SOFTWARE_ENGINEER ? Audience.WITHOUT_ML : Audience.ANYONE;
  }

  /** The role the plan leads to. */
  public Role target() {
    return roles.getFirst();
  }

  public Stream<Block> blocks() {
    return phases.stream().flatMap(phase -> phase.blocks().stream());
  }

  /** All units, in the order of study. */
  public Stream<Unit> units() {
    return blocks().flatMap(block -> block.units().stream());
  }

  /**
   * The phase of somebody's work: the first with a unit that is not done.
   *
   * @param done ids of units
   */
  public Optional<Phase> firstOpen(Set<String> done) {
    return phases.stream()
        .filter(phase ->
            phase.blocks().stream()
                .flatMap(block -> block.units().stream())
                .anyMatch(unit -> !done.contains(unit.id())))
        .findFirst();
  }

  public Optional<Unit> unit(String id) {
    return units().filter(unit -> unit.id().equals(id)).findFirst();
  }

  /** Whether practice interviews can be scored: there is what they are about, and a rubric. */
  public boolean practises() {
    return !interview.isEmpty() && !rubric.isEmpty();
  }

  public double hours() {
    return units().mapToDouble(Unit::hours).sum();
  }

  /** Length in plan weeks. */
  public int weeks() {
    return blocks().mapToInt(Block::lastWeek).max().orElseThrow();
  }

  /** When a learner has come through so many weeks of the plan, by their own calendar. */
  public Instant after(int weeks, Enrolment learner, Calendar calendar) {
    double days = 7 * weeks * stretch(learner);
    return calendar.after(calendar.begins(), Duration.ofMillis(Math.round(days * DAY_MILLIS)));
  }

  /** Real weeks that one plan week takes this learner: by background and by hours a week. */
  public double stretch(Enrolment learner) {
    return audience(learner.background()).factor() * hoursPerWeek / learner.hoursPerWeek();
  }
}
