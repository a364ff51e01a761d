package dev.crossover.model.mastery;

import java.time.Instant;

/**
 * What results have shown of one skill: answers to questions, and whatever else is evidence,
 * counted in answers. It reads nothing that is assumed, and nothing of other skills.
 *
 * <p>A pass adds its right and its wrong answers, unless that would lower the level: a pass is
 * never held against anyone. A failure adds its wrong answers alone, so that it never raises the
 * level; each later pass halves what failures have added, since people learn.
 *
 * @param right right answers of what was passed, fractions count
 * @param wrong wrong answers of what was passed
 * @param failed wrong answers of what was failed, as far as later passes have not outweighed them
 * @param results graded attempts, accepted reviews, interviews and attestations behind it
 * @param level 0..1, share of right answers that is reached with a certainty of 80 %; 0 without a
 *     pass
 * @param lastAt newest result
 */
public record Shown(
    double right, double wrong, double failed, int results, double level, Instant lastAt) {

  /** Answers that a graded attempt counts for where the sender does not tell its questions. */
  public static final int QUESTIONS = 10;

  /** Answers that an accepted project counts for. An estimate of ours. */
  public static final int ACCEPTED = 10;

  /** Answers that a piece of work in use counts for. An estimate of ours. */
  public static final int SHIPPED = 10;

  /** Answers that a practised interview counts for. An estimate of ours. */
  public static final int INTERVIEW = 5;

  /** Answers that an attestation counts for. An estimate of ours. */
  public static final int ATTESTED = 10;

  /** Part of its answers that another attempt on the same item counts for. An estimate of ours. */
  public static final double RETRY = 0.5;

  /** Part of its answers that a result on a part of a skill counts for. An estimate of ours. */
  public static final double PART = 0.5;

  private static final double CERTAINTY = 0.8;

  /** Nothing is shown yet; the first result comes now. */
  public static Shown begun(Instant at) {
    return new Shown(0, 0, 0, 0, 0, at);
  }

  /**
   * After one more result.
   *
   * @param passed whether it was a pass
   * @param score share of right answers, 0..1
   * @param answers how many answers it counts for, above 0
   */
  public Shown after(boolean passed, double score, double answers, Instant at) {
    double missed = answers * (1 - score);
    if (!passed) {
      return of(right, wrong, failed + missed, at);
    }
    Shown whole = of(right + answers * score, wrong + missed, failed / 2, at);
    return whole.level >= level ? whole : of(right, wrong, failed / 2, at);
  }

  private Shown of(double nowRight, double nowWrong, double nowFailed, Instant at) {
    return new Shown(
        nowRight, nowWrong, nowFailed, results + 1, lowerBound(nowRight, nowWrong + nowFailed), at);
  }

  /**
   * The one-sided lower bound of C. Clopper and E. Pearson ("The use of confidence or fiducial
   * limits illustrated in the case of the binomial", Biometrika 26, 1934): the 20 % point of a beta
   * distribution.
   */
  static double lowerBound(double right, double wrong) {
    return right <= 0 ? 0 : BetaQuantile.of(1 - CERTAINTY, right, wrong + 1);
  }
}
