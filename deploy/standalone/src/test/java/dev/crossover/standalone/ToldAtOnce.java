package dev.crossover.standalone;

import java.util.Map;
import java.util.TreeMap;

/**
 * Settings by which each message goes out at once, at whatever hour a test runs, to whoever chose
 * nothing. By the shipped ones most would wait for the weekly digest.
 */
final class ToldAtOnce {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "CROSSOVER_NOTIFY_SINGLE", "ALL",
          "CROSSOVER_QUIET_FROM", "00:00",
          "CROSSOVER_QUIET_TO", "00:00",
          "CROSSOVER_QUIET_WEEKENDS", "false",
          "CROSSOVER_NOTIFY_MOST", "100000",
          "CROSSOVER_MAIL_GATHERS", "0m");

  /** These, and others. */
  static Map<String, String> with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(SETTINGS);
    all.putAll(others);
    return all;
  }

  private ToldAtOnce() {}
}
