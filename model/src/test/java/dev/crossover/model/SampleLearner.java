package dev.crossover.model;

import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An ML engineer on the small plan of {@link Samples}, but for what is said here. */
public final class SampleLearner {

  private final String id;
  private String name;
  private @Nullable String mail;
  private String team = "team-a";
  private String cohort = "spring";
  private String plan = "small";
  private LocalDate start = Samples.START;
  private double hoursPerWeek = 10;
  private Background background = Background.ML_ENGINEER;
  private @Nullable String manager;

  private SampleLearner(String id) {
    this.id = id;
    name = id;
  }

  public static SampleLearner of(String id) {
    return new SampleLearner(id);
  }

  public SampleLearner named(String is) {
    name = is;
    return this;
  }

  public SampleLearner mail(@Nullable String is) {
    mail = is;
    return this;
  }

  public SampleLearner team(String is) {
    team = is;
    return this;
  }

  public SampleLearner cohort(String is) {
    cohort = is;
    return this;
  }

  public SampleLearner plan(String is) {
    plan = is;
    return this;
  }

  public SampleLearner start(LocalDate is) {
    start = is;
    return this;
  }

  public SampleLearner hoursPerWeek(double is) {
    hoursPerWeek = is;
    return this;
  }

  public SampleLearner background(Background is) {
    background = is;
    return this;
  }

  public SampleLearner managedBy(@Nullable String is) {
    manager = is;
    return this;
  }

  /** The roster entry, without accounts and leave. */
  public Learner learner() {
    return new Learner(
        id,
        name,
        mail,
        team,
        cohort,
        plan,
        start,
        hoursPerWeek,
        background,
        manager,
        List.of(),
        List.of());
  }
}
