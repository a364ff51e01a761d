package dev.crossover.model.mastery;

/**
 * The point below which a share of a beta distribution lies. The distribution function is the
 * continued fraction of NIST's Digital Library of Mathematical Functions, 8.17.22, evaluated by the
 * modified Lentz algorithm; the point is found by Newton's method within a bracket.
 */
final class BetaQuantile {

  private static final int MOST_TERMS = 200;
  private static final int MOST_STEPS = 60;
  private static final double NEAR = 1e-10;
  private static final double TINY = 1e-300;
  private static final double EXACT = 1e-12;

  /** Coefficients of C. Lanczos's approximation of the gamma function for g = 5, n = 6. */
  private static final double[] LANCZOS = {
    76.18009172947146,
    -86.50532032941678,
    24.01409824083091,
    -1.231739572450155,
    0.1208650973866179e-2,
    -0.5395239384953e-5
  };

  /**
   * The point.
   *
   * @param share 0..1, of the distribution below it
   * @param a first parameter, above 0
   * @param b second parameter, above 0
   * @return 0..1, to nine digits
   */
  static double of(double share, double a, double b) {
    if (b == 1) {
      return Math.pow(share, 1 / a);
    }
    double low = 0;
    double high = 1;
    double scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b));
    double x = a / (a + b);
    for (int i = 0; i < MOST_STEPS; i++) {
      double excess = below(x, a, b, scale) - share;
      if (excess < 0) {
        low = x;
      } else {
        high = x;
      }
      double density = scale * Math.pow(x, a - 1) * Math.pow(1 - x, b - 1);
      double next = x - excess / density;
      // Where the distribution is flat, Newton's step leaves the bracket: halve it instead.
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - x) < NEAR) {
        return next;
      }
      x = next;
    }
    return x;
  }

  private static double below(double x, double a, double b, double scale) {
    double front = scale * Math.pow(x, a) * Math.pow(1 - x, b);
    return x < (a + 1) / (a + b + 2)
        ? front * fraction(x, a, b) / a
        : 1 - front * fraction(1 - x, b, a) / b;
  }

  private static double fraction(double x, double a, double b) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < EXACT) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double x) {
    return Math.abs(x) < TINY ? TINY : x;
  }

  private static double logGamma(double x) {
    double sum = 1.000000000190015;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (x + i + 1);
    }
    double t = x + 5.5;
    return (x + 0.5) * Math.log(t) - t + Math.log(2.5066282746310007 * sum / x);
  }

  private BetaQuantile() {}
}
