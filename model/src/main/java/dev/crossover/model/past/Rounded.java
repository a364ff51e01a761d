package dev.crossover.model.past;

/** Figures as they are kept: no page shows more of them. */
final class Rounded {

  /** A share, to one per cent. */
  static double share(double share) {
    return Math.round(share * 100) / 100.0;
  }

  /** Weeks, to a tenth. */
  static double weeks(double weeks) {
    return Math.round(weeks * 10) / 10.0;
  }

  private Rounded() {}
}
