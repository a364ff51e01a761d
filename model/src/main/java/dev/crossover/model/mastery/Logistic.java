package dev.crossover.model.mastery;

/** Between shares (0..1) and logits. */
public final class Logistic {

  /** Furthest from certainty that a prior may be, so that evidence can still move it. */
  private static final double SURE = 0.95;

  /** The share that a logit stands for, 0..1. */
  public static double share(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  /** The logit of a share; shares beyond 0.05..0.95 are taken as those. */
  public static double logit(double share) {
    double s = Math.clamp(share, 1 - SURE, SURE);
    return Math.log(s / (1 - s));
  }

  private Logistic() {}
}
