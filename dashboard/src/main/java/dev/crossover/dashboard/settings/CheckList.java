package dev.crossover.dashboard.settings;

import dev.crossover.dashboard.checks.Finding;
import java.util.List;

/** All that was looked at, what failed first. */
record CheckList(List<Check> checks) {

  /**
   * One of them.
   *
   * @param testable whether it is a channel by which a test can be sent
   */
  record Check(String name, Finding.State state, String says, boolean testable) {}
}
