package dev.crossover.bench.topology;

import dev.crossover.bench.topology.Rig.Times;
import dev.crossover.wiring.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured: a table for people, and one figure a case as JSON. */
final class Findings {

  private static final String FORM = "%-14s %-28s %16s %16s %12s %7s  %s";

  private final List<String> rows = new ArrayList<>();
  private final Map<String, Double> medians = new LinkedHashMap<>();

  Findings() {
    rows.add(
        FORM.formatted(
            "case",
            "ratio (least..most)",
            "product events/s",
            "count events/s",
            "events",
            "rounds",
            ""));
  }

  /** A case that is compared with the bare count. */
  void speed(String name, List<Times> rounds, String remark) {
    Spread ratio = Spread.of(rounds.stream().map(Times::ratio).toList());
    rows.add(
        FORM.formatted(
            name,
            ratio,
            Spread.text(median(rounds, true)),
            Spread.text(median(rounds, false)),
            Spread.text(rounds.getFirst().events()),
            ratio.rounds(),
            remark));
    medians.put(name, ratio.median());
  }

  /** A case that is compared with the product itself, or a plain figure. */
  void figure(String name, Spread figure, String events, String remark) {
    rows.add(FORM.formatted(name, figure, "", "", events, figure.rounds(), remark));
    medians.put(name, figure.median());
  }

  /** A figure without a row of its own. */
  void figure(String name, double median) {
    medians.put(name, median);
  }

  /** Events per second in the middle round. */
  static double median(List<Times> rounds, boolean product) {
    return Spread.of(
            rounds.stream().map(t -> t.events() / (product ? t.product() : t.count())).toList())
        .median();
  }

  String table() {
    return String.join("\n", rows);
  }

  String json() {
    return Json.MAPPER.writeValueAsString(medians);
  }
}
