package dev.crossover.model.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Counts by bins of a value, which can be added, subtracted, and asked for quantiles.
 *
 * @param counts one a bin; trailing empty bins are left out, so that equal counts are equal
 */
public record Bins(List<Integer> counts) {

  public static final Bins NONE = new Bins(List.of());

  public Bins {
    int size = counts.size();
    while (size > 0 && counts.get(size - 1) == 0) {
      size--;
    }
    counts = List.copyOf(counts.subList(0, size));
  }

  /** One value in this bin. */
  public static Bins one(int bin) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(bin + 1, 0));
    counts.set(bin, 1);
    return new Bins(counts);
  }

  /** Adds, or with −1 subtracts. */
  Bins plus(Bins other, int sign) {
    if (other.counts.isEmpty()) {
      return this;
    }
    Integer[] sum = new Integer[Math.max(counts.size(), other.counts.size())];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = in(i) + sign * other.in(i);
    }
    return new Bins(Arrays.asList(sum));
  }

  /** Count of one bin. */
  public int in(int bin) {
    return bin < counts.size() ? counts.get(bin) : 0;
  }

  public int total() {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /** Bin of the value of that rank; −1 if there is no value. */
  int quantile(double share) {
    int rank = Math.max(1, (int) Math.ceil(share * total()));
    int below = 0;
    for (int i = 0; i < counts.size(); i++) {
      below += counts.get(i);
      if (below >= rank) {
        return i;
      }
    }
    return -1;
  }
}
