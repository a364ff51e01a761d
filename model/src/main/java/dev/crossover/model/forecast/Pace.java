package dev.crossover.model.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What weeks of the past brought, to draw weeks of the future from.
 *
 * @param values work finished in a week, 0 or more
 * @param counts how many weeks brought it
 */
public record Pace(List<Double> values, List<Integer> counts) {

  public static final Pace NONE = new Pace(List.of(), List.of());

  public Pace {
    values = List.copyOf(values);
    counts = List.copyOf(counts);
    if (values.size() != counts.size()) {
      throw new IllegalArgumentException("each value needs a count");
    }
  }

  /** Of weeks one by one. */
  public static Pace of(List<Double> weeks) {
    return new Pace(weeks, weeks.stream().map(w -> 1).toList());
  }

  /**
   * Of weeks counted in bins.
   *
   * @param bins the first for nothing, each other for up to {@code width} more than the one before
   */
  public static Pace ofBins(List<Integer> bins, double width) {
    List<Double> middles =
        IntStream.range(0, bins.size()).mapToObj(i -> i == 0 ? 0.0 : (i - 0.5) * width).toList();
    return new Pace(middles, bins);
  }

  /** The same weeks, had each brought so many times as much. */
  public Pace times(double factor) {
    return new Pace(values.stream().map(v -> v * factor).toList(), counts);
  }

  /** Number of weeks. */
  public int weeks() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /** Draws weeks, each as likely as the others. */
  Urn urn() {
    double[] value = values.stream().mapToDouble(Double::doubleValue).toArray();
    int[] upTo = new int[value.length];
    int sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += counts.get(i);
      upTo[i] = sum;
    }
    return new Urn(value, upTo, sum);
  }

  /** Draws from the weeks. */
  static final class Urn {
    private final double[] value;
    private final int[] upTo;
    private final int total;

    private Urn(double[] value, int[] upTo, int total) {
      this.value = value;
      this.upTo = upTo;
      this.total = total;
    }

    boolean empty() {
      return total == 0;
    }

    double draw(RandomGenerator random) {
      int at = Arrays.binarySearch(upTo, random.nextInt(total) + 1);
      return value[at < 0 ? -at - 1 : first(at)];
    }

    /** Bins without weeks share their upper end with the one before. */
    private int first(int at) {
      int i = at;
      while (i > 0 && upTo[i - 1] == upTo[i]) {
        i--;
      }
      return i;
    }
  }
}
