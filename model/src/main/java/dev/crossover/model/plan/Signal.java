package dev.crossover.model.plan;

/**
 * Something that whoever holds a practice interview may notice, and that speaks for or against the
 * learner. All signals of a plan are the rubric by which practice is scored.
 *
 * @param id unique within the plan; an interview names it
 * @param title what a person reads
 * @param helps whether it speaks for the learner
 */
public record Signal(String id, String title, boolean helps) {}
