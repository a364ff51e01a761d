package dev.crossover.model.forecast;

import java.util.List;

/**
 * Which share of the simulated futures to read a quantile at, so that it holds as often as it says.
 * Between the points it runs straight; from 0 to 0 and from 1 to 1.
 *
 * @param points stated and used level, both rising
 */
public record Levels(List<Point> points) {

  /** Nothing is corrected. */
  public static final Levels SAME = new Levels(List.of());

  /**
   * One point.
   *
   * @param stated how often it is to hold, 0..1
   * @param used share of the futures to read at, 0..1
   */
  public record Point(double stated, double used) {}

  public Levels {
    points = List.copyOf(points);
  }

  /** The share of the futures at which a statement of that level is read. */
  public double used(double stated) {
    Point before = new Point(0, 0);
    for (Point next : points) {
      if (stated <= next.stated()) {
        return between(before.stated(), before.used(), next.stated(), next.used(), stated);
      }
      before = next;
    }
    return between(before.stated(), before.used(), 1, 1, stated);
  }

  /**
   * How often something holds that holds in that share of the futures; inverse of {@link #used}.
   */
  public double stated(double used) {
    Point before = new Point(0, 0);
    for (Point next : points) {
      if (used <= next.used()) {
        return between(before.used(), before.stated(), next.used(), next.stated(), used);
      }
      before = next;
    }
    return between(before.used(), before.stated(), 1, 1, used);
  }

  private static double between(double x0, double y0, double x1, double y1, double x) {
    return x1 <= x0 ? y1 : y0 + (y1 - y0) * (x - x0) / (x1 - x0);
  }
}
