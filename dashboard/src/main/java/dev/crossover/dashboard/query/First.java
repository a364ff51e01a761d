package dev.crossover.dashboard.query;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The first rows of a table in an order of its own, and how many there are: it never holds more
 * rows than are asked for.
 *
 * @param <R> type of the rows
 */
final class First<R> {

  private final int most;
  private final Comparator<R> order;
  private final PriorityQueue<R> rows;
  private int total;

  First(int most, Comparator<R> order) {
    this.most = most;
    this.order = order;
    this.rows = new PriorityQueue<>(order.reversed());
  }

  void add(R row) {
    total++;
    rows.add(row);
    if (rows.size() > most) {
      rows.remove();
    }
  }

  int total() {
    return total;
  }

  /** In order. */
  List<R> rows() {
    return rows.stream().sorted(order).toList();
  }
}
