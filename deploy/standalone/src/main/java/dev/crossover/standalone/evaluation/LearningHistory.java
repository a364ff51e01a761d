package dev.crossover.standalone.evaluation;

import dev.crossover.standalone.history.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The cohorts of a folder, with what is known of each learner on each day. What happens on a day is
 * known from the next one on.
 *
 * @param name of the cohort
 * @param length days
 * @param checkpoints what is handed in, with its due day
 * @param learners its enrolments
 */
record LearningHistory(
    String name, int length, List<Checkpoint> checkpoints, List<Enrolled> learners) {

  /** Last day that is looked at. */
  static final int DAYS = 84;

  /** The score below which a result is no pass, at the Open University. */
  static final double PASS = 0.4;

  static final int NEVER = Integer.MAX_VALUE;

  /** Days before the first that are told apart. */
  private static final int SHIFT = 1_000;

  private static final String GROUP = "group_";

  /**
   * Something that is handed in.
   *
   * @param id of the checkpoint
   * @param due day
   */
  record Checkpoint(String id, int due) {}

  /**
   * One enrolment.
   *
   * @param id of the learner
   * @param start day on which they were there
   * @param end day from which they had left; {@link #NEVER} if they stayed
   * @param finished whether they completed it in the end; no rule may look
   * @param groups value of each group column
   * @param active days with activity, each {@link #SHIFT} later
   * @param handedIn day by checkpoint
   * @param scores by checkpoint, where there is one
   */
  record Enrolled(
      String id,
      int start,
      int end,
      boolean finished,
      Map<String, String> groups,
      BitSet active,
      Map<String, Integer> handedIn,
      Map<String, Double> scores) {

    boolean there(int day) {
      return start <= day && day < end;
    }

    /** Newest day of activity before that day; null before the first. */
    @Nullable Integer lastActive(int day) {
      int last = active.previousSetBit(day - 1 + SHIFT);
      return last < 0 ? null : Integer.valueOf(last - SHIFT);
    }

    /** Since when the learner has been silent on that day, as the data README counts it. */
    int silentSince(int day) {
      Integer last = lastActive(day);
      return last == null ? 0 : last;
    }

    int activeDays(int day) {
      return active.get(SHIFT, SHIFT + day).cardinality();
    }

    boolean activeWithin(int from, int days) {
      int next = active.nextSetBit(from + SHIFT);
      return next >= 0 && next < from + SHIFT + days;
    }
  }

  /** Reads a folder. */
  static List<LearningHistory> read(Path folder) throws IOException {
    Map<String, LearningHistory> cohorts = new TreeMap<>();
    Table.read(
        folder,
        "cohorts",
        List.of("cohort", "length_days"),
        row ->
            cohorts.put(
                row.text("cohort"),
                new LearningHistory(
                    row.text("cohort"),
                    row.whole("length_days"),
                    new ArrayList<>(),
                    new ArrayList<>())));
    Table.read(
        folder,
        "checkpoints",
        List.of("cohort", "checkpoint", "due_day"),
        row -> {
          LearningHistory cohort = of(cohorts, row);
          if (!row.text("due_day").isBlank()) {
            cohort.checkpoints.add(new Checkpoint(row.text("checkpoint"), row.whole("due_day")));
          }
        });
    Map<String, Map<String, Enrolled>> enrolled = new HashMap<>();
    Table.read(
        folder,
        "enrolments",
        List.of("cohort", "learner", "start_day", "end_day", "outcome"),
        row -> {
          Enrolled one = enrolled(row);
          if (enrolled
                  .computeIfAbsent(row.text("cohort"), c -> new LinkedHashMap<>())
                  .put(one.id(), one)
              != null) {
            throw row.wrong("learner", "must be enrolled once in a cohort");
          }
          of(cohorts, row).learners.add(one);
        });
    Table.read(
        folder,
        "activity",
        List.of("cohort", "learner", "day"),
        row -> find(enrolled, row).ifPresent(one -> active(one, row.whole("day"))));
    Table.read(
        folder,
        "submissions",
        List.of("cohort", "learner", "checkpoint", "day", "score"),
        row -> find(enrolled, row).ifPresent(one -> handedIn(one, row)));
    return List.copyOf(cohorts.values());
  }

  private static LearningHistory of(Map<String, LearningHistory> cohorts, Table.Row row) {
    LearningHistory cohort = cohorts.get(row.text("cohort"));
    if (cohort == null) {
      throw row.wrong("cohort", "must stand in cohorts");
    }
    return cohort;
  }

  private static Optional<Enrolled> find(
      Map<String, Map<String, Enrolled>> enrolled, Table.Row row) {
    return Optional.ofNullable(
        enrolled.getOrDefault(row.text("cohort"), Map.of()).get(row.text("learner")));
  }

  private static Enrolled enrolled(Table.Row row) {
    String start = row.text("start_day");
    String end = row.text("end_day");
    Map<String, String> groups = new TreeMap<>();
    row.columns().stream()
        .filter(c -> c.startsWith(GROUP) && !row.text(c).isBlank())
        .forEach(c -> groups.put(c.substring(GROUP.length()), row.text(c)));
    return new Enrolled(
        row.text("learner"),
        start.isBlank() ? Integer.MIN_VALUE : row.whole("start_day"),
        end.isBlank() ? NEVER : row.whole("end_day"),
        row.text("outcome").equals("completed"),
        groups,
        new BitSet(),
        new HashMap<>(),
        new HashMap<>());
  }

  private static void active(Enrolled one, int day) {
    one.active().set(Math.max(0, day + SHIFT));
  }

  private static void handedIn(Enrolled one, Table.Row row) {
    String checkpoint = row.text("checkpoint");
    int day = row.whole("day");
    if (day < one.handedIn().getOrDefault(checkpoint, NEVER)) {
      one.handedIn().put(checkpoint, day);
      one.scores().remove(checkpoint);
      if (!row.text("score").isBlank()) {
        one.scores().put(checkpoint, row.share("score"));
      }
    }
  }

  /** The learners at random in groups of that size, each by itself; the last may be smaller. */
  List<LearningHistory> cut(int size, RandomGenerator random) {
    List<Enrolled> all = new ArrayList<>(learners);
    for (int i = all.size() - 1; i > 0; i--) {
      Collections.swap(all, i, random.nextInt(i + 1));
    }
    List<LearningHistory> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      List<Enrolled> part = all.subList(from, Math.min(all.size(), from + size));
      parts.add(new LearningHistory(name, length, checkpoints, part));
    }
    return parts;
  }
}
