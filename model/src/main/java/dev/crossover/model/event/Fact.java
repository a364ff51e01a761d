package dev.crossover.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the kinds that matter for progress and readiness, plus voiding. A new kind
 * breaks every switch that has to decide about it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fact.Started.class, name = "started"),
  @JsonSubTypes.Type(value = Fact.Active.class, name = "active"),
  @JsonSubTypes.Type(value = Fact.Progressed.class, name = "progressed"),
  @JsonSubTypes.Type(value = Fact.Completed.class, name = "completed"),
  @JsonSubTypes.Type(value = Fact.Uncompleted.class, name = "uncompleted"),
  @JsonSubTypes.Type(value = Fact.Submitted.class, name = "submitted"),
  @JsonSubTypes.Type(value = Fact.Graded.class, name = "graded"),
  @JsonSubTypes.Type(value = Fact.Reviewed.class, name = "reviewed"),
  @JsonSubTypes.Type(value = Fact.Interviewed.class, name = "interviewed"),
  @JsonSubTypes.Type(value = Fact.Attested.class, name = "attested"),
  @JsonSubTypes.Type(value = Fact.Shipped.class, name = "shipped"),
  @JsonSubTypes.Type(value = Fact.Routed.class, name = "routed"),
  @JsonSubTypes.Type(value = Fact.Stuck.class, name = "stuck"),
  @JsonSubTypes.Type(value = Fact.Offered.class, name = "offered"),
  @JsonSubTypes.Type(value = Fact.FollowedUp.class, name = "followedup"),
  @JsonSubTypes.Type(value = Fact.Enrolled.class, name = "enrolled"),
  @JsonSubTypes.Type(value = Fact.Left.class, name = "left"),
  @JsonSubTypes.Type(value = Fact.Voided.class, name = "voided")
})
public sealed interface Fact {

  /** Whether the learner was active at that moment; a tutor's grade or a roster change is not. */
  default boolean activity() {
    return switch (this) {
      case Started _, Active _, Progressed _, Completed _, Submitted _ -> true;
      case Graded graded -> graded.grader() == Grader.AUTOMATIC;
      case Uncompleted _,
          Reviewed _,
          Interviewed _,
          Attested _,
          Shipped _,
          Routed _,
          Stuck _,
          Offered _,
          FollowedUp _,
          Enrolled _,
          Left _,
          Voided _ ->
          false;
    };
  }

  /** Whether somebody only says something: it shows no work, and moves no unit. */
  default boolean word() {
    return this instanceof Stuck || this instanceof Offered || this instanceof FollowedUp;
  }

  /** Work on the activity began. */
  record Started() implements Fact {}

  /** Something was read, watched, used or answered; keeps a learner from counting as silent. */
  record Active() implements Fact {}

  /**
   * The sender reports how far the learner is.
   *
   * @param share done share of the activity, 0..1
   */
  record Progressed(double share) implements Fact {
    public Progressed {
      Share.require("share", share);
    }
  }

  /** The activity is done. */
  record Completed() implements Fact {}

  /** An earlier completion is taken back. */
  record Uncompleted() implements Fact {}

  /**
   * Work was handed in and waits for a grade or a review.
   *
   * @param link where it can be seen, http or https; null where the sender does not tell
   */
  record Submitted(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String link)
      implements Fact {
    public Submitted {
      if (link != null && !link.matches("https?://\\S{1,2000}")) {
        throw new IllegalArgumentException("link must be an http or https address");
      }
    }

    /** Of a sender that does not tell where the work can be seen. */
    public Submitted() {
      this(null);
    }
  }

  /**
   * An attempt was graded.
   *
   * @param score 0..1 of what could be reached; null when only passed or failed is known
   * @param passed what the sender says; null leaves it to the unit's pass mark
   * @param grader who gave it
   * @param questions how many questions it had, from 1; null where the sender does not tell
   */
  record Graded(
      @Nullable Double score, @Nullable Boolean passed, Grader grader, @Nullable Integer questions)
      implements Fact {
    public Graded {
      if (questions != null && questions < 1) {
        throw new IllegalArgumentException("questions must be 1 or more, but is " + questions);
      }
      if (score == null && passed == null) {
        throw new IllegalArgumentException("score or passed must be given");
      }
      if (score != null) {
        Share.require("score", score);
      }
    }

    /** Of a sender that does not tell how many questions there were. */
    public Graded(@Nullable Double score, @Nullable Boolean passed, Grader grader) {
      this(score, passed, grader, null);
    }
  }

  /**
   * A person reviewed a project.
   *
   * @param accepted whether the work was accepted; with items of its checklist missing it is not
   * @param evidence ids of the items of the checklist that it was found to show; adds to what
   *     earlier reviews found
   * @param comment what the reviewer says to the learner; null for nothing
   */
  record Reviewed(
      boolean accepted,
      Set<String> evidence,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String comment)
      implements Fact {
    public Reviewed(boolean accepted, @Nullable Set<String> evidence, @Nullable String comment) {
      this.accepted = accepted;
      this.evidence = Set.copyOf(Objects.requireNonNullElse(evidence, Set.of()));
      this.comment = comment;
    }

    /** Without a comment. */
    public Reviewed(boolean accepted, Set<String> evidence) {
      this(accepted, evidence, null);
    }
  }

  /**
   * An interview for the role was practised.
   *
   * @param dimension id of the plan's interview dimension
   * @param score how well it went, 0..1; null leaves it to the plan's rubric
   * @param signals ids of what was noticed of the plan's rubric; null where only a score is known
   */
  record Interviewed(
      String dimension,
      @Nullable Double score,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Set<String> signals)
      implements Fact {
    public Interviewed {
      if (score == null && signals == null) {
        throw new IllegalArgumentException("score or signals must be given");
      }
      if (score != null) {
        Share.require("score", score);
      }
      signals = signals == null ? null : Set.copyOf(signals);
    }

    /** With a score alone. */
    public Interviewed(String dimension, double score) {
      this(dimension, score, null);
    }
  }

  /**
   * A real piece of work went into use at work.
   *
   * @param skills ids of the skills that it took
   * @param by who confirms it
   */
  record Shipped(Set<String> skills, Attester by) implements Fact {
    public Shipped {
      skills = Set.copyOf(skills);
      if (skills.isEmpty()) {
        throw new IllegalArgumentException("skills must name one");
      }
    }
  }

  /**
   * The learner says, for themselves, where they want to go with what they learn.
   *
   * @param to which way
   */
  record Routed(Route to) implements Fact {}

  /**
   * Someone vouches for a skill of the learner.
   *
   * @param skill id of the skill
   * @param level how far it is mastered, 0..1
   * @param by whose word it is
   */
  record Attested(String skill, double level, Attester by) implements Fact {
    public Attested {
      Share.require("level", level);
    }
  }

  /**
   * The learner says that they are stuck on the activity, or no longer are.
   *
   * @param stuck whether they are from now on
   * @param note in their words; null for none
   */
  record Stuck(boolean stuck, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note)
      implements Fact {}

  /**
   * The learner offers to help others with the activity, or no longer does.
   *
   * @param offers whether they do from now on
   */
  record Offered(boolean offers) implements Fact {}

  /**
   * Somebody who looks after the learner did something about them.
   *
   * @param what they did
   * @param by hash of who it was; null where the sender does not tell
   * @param note in their words, which the learner reads; null for none
   * @param until day on which they will look again; of {@link FollowUp#SNOOZED} alone
   */
  record FollowedUp(
      FollowUp what,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String note,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate until)
      implements Fact {
    public FollowedUp {
      if ((what == FollowUp.SNOOZED) != (until != null)) {
        throw new IllegalArgumentException(
            "until must be given where it is snoozed, and only there");
      }
    }
  }

  /** The learner was enrolled in a course. */
  record Enrolled() implements Fact {}

  /** The learner left the cohort; counted as left from then on, not before. */
  record Left() implements Fact {}

  /**
   * An earlier event of the same learner never happened.
   *
   * @param event id of the event that is withdrawn; of the same source, or it has no effect
   */
  record Voided(String event) implements Fact {}
}
