package dev.crossover.model.stall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What those have done who learn one plan in one cohort, as released: one person is measured by it.
 * Who left is in no figure.
 *
 * @param version rises by one with each release
 * @param members learners who have not left
 * @param handedIn how many of them have handed in each checkpoint, by unit id
 * @param lastActive how many of them were last active on each UTC day; who never was is in none
 * @param ends day from which nothing is expected of anyone: the one after the last day that the
 *     roster states, else four weeks after the last target; or the day after everybody had finished
 *     or left
 * @param upTo by partition of the learner log, the moment of it up to which these were known
 * @param sources by source, those whose newest activity came from it; null where nothing is known
 */
public record CohortNorms(
    int version,
    int members,
    Map<String, Integer> handedIn,
    Map<LocalDate, Integer> lastActive,
    LocalDate ends,
    Map<Integer, Instant> upTo,
    @Nullable Map<String, Sourced> sources) {

  /** Members below which shares say nothing, and the plan's own dates decide. */
  public static final int FEWEST = 5;

  /** Weeks after the last target with which a cohort ends. */
  private static final int WEEKS_AFTER = 4;

  /** Share of members active in a week below which a cohort is quiet. */
  private static final double QUIET = 0.6;

  private static final int WEEK = 7;

  /** Days without anybody's activity after which a source is taken to be silent. */
  private static final int GAP = 2;

  /** By how much a share has to move for a release of its own. */
  private static final double MOVED = 0.02;

  /**
   * Members whose newest activity came from one source.
   *
   * @param members how many
   * @param newest UTC day of the newest of them
   */
  public record Sourced(int members, LocalDate newest) {

    private Sourced with(Sourced other) {
      return new Sourced(
          members + other.members, newest.isAfter(other.newest) ? newest : other.newest);
    }
  }

  /** Where nothing is known of sources. */
  public CohortNorms(
      int version,
      int members,
      Map<String, Integer> handedIn,
      Map<LocalDate, Integer> lastActive,
      LocalDate ends,
      Map<Integer, Instant> upTo) {
    this(version, members, handedIn, lastActive, ends, upTo, null);
  }

  public CohortNorms {
    // In one order, so that equal norms are written alike.
    handedIn = Collections.unmodifiableMap(new TreeMap<>(handedIn));
    lastActive = Collections.unmodifiableMap(new TreeMap<>(lastActive));
    upTo = Collections.unmodifiableMap(new TreeMap<>(upTo));
    sources = sources == null ? null : Collections.unmodifiableMap(new TreeMap<>(sources));
  }

  /**
   * Of all members of a cohort.
   *
   * @param members at least one
   */
  public static CohortNorms of(
      int version, Collection<CohortMember> members, Map<Integer, Instant> upTo) {
    Map<String, Integer> handedIn = new TreeMap<>();
    Map<LocalDate, Integer> lastActive = new TreeMap<>();
    Map<String, Sourced> sources = new TreeMap<>();
    TreeSet<LocalDate> days = new TreeSet<>();
    TreeSet<LocalDate> targets = new TreeSet<>();
    TreeSet<LocalDate> stated = new TreeSet<>();
    int there = 0;
    boolean through = true;
    for (CohortMember m : members) {
      through &= m.through();
      targets.add(m.target());
      if (m.ends() != null) {
        stated.add(m.ends());
      }
      if (m.lastActiveOn() != null) {
        days.add(m.lastActiveOn());
      }
      if (m.left()) {
        continue;
      }
      there++;
      m.handedIn().forEach(unit -> handedIn.merge(unit, 1, Integer::sum));
      if (m.lastActiveOn() != null) {
        lastActive.merge(m.lastActiveOn(), 1, Integer::sum);
        if (m.lastSource() != null) {
          sources.merge(m.lastSource(), new Sourced(1, m.lastActiveOn()), Sourced::with);
        }
      }
    }
    LocalDate ends = targets.last().plusWeeks(WEEKS_AFTER);
    if (through && !days.isEmpty()) {
      ends = days.last().plusDays(1);
    } else if (!stated.isEmpty()) {
      ends = stated.last().plusDays(1);
    }
    return new CohortNorms(
        version, there, handedIn, lastActive, ends, upTo, sources.isEmpty() ? null : sources);
  }

  /** Share of the cohort that has handed in a unit, 0..1; null where the members are too few. */
  public @Nullable Double share(String unit) {
    return members < FEWEST ? null : Double.valueOf(of(unit) / (double) members);
  }

  /** Whether the cohort is quiet as a whole, as in holidays: one person's silence says little. */
  public boolean quiet(Instant now) {
    if (members < FEWEST) {
      return false;
    }
    LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(WEEK);
    int active = 0;
    for (Map.Entry<LocalDate, Integer> day : lastActive.entrySet()) {
      active += day.getKey().isBefore(from) ? 0 : day.getValue();
    }
    return active < QUIET * members;
  }

  /**
   * Whether a source is silent: of those who came by it last, and are enough, nobody was active
   * yesterday, or the day before. Then their data is missing, or all of them are away.
   *
   * @param source null for none
   */
  public boolean gap(@Nullable String source, Instant now) {
    Sourced of = source == null || sources == null ? null : sources.get(source);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return of != null && of.members() >= FEWEST && of.newest().isBefore(today.minusDays(GAP));
  }

  /** When the cohort ends. */
  public Instant endsAt() {
    return ends.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * Whether these differ so much from what was released that they are to be released at once.
   *
   * @param released the last release; null before the first
   */
  public boolean farFrom(@Nullable CohortNorms released) {
    if (released == null || !ends.equals(released.ends)) {
      return true;
    }
    Set<String> units = new TreeSet<>(handedIn.keySet());
    units.addAll(released.handedIn.keySet());
    return units.stream().anyMatch(u -> moved(share(released, u), share(this, u)));
  }

  private static boolean moved(double before, double after) {
    return Math.abs(after - before) >= MOVED || (before > 0) != (after > 0);
  }

  private static double share(CohortNorms norms, String unit) {
    return norms.members == 0 ? 0 : norms.of(unit) / (double) norms.members;
  }

  /** Whether anything is another but the number of the release. */
  public boolean sameAs(@Nullable CohortNorms released) {
    return released != null
        && members == released.members
        && ends.equals(released.ends)
        && handedIn.equals(released.handedIn)
        && lastActive.equals(released.lastActive)
        && Objects.equals(sources, released.sources);
  }

  /**
   * Whether these know all of the log that the release knew, and something more. When all is read
   * anew they know less at first, and then the same, and must not be released.
   */
  public boolean knowMoreThan(CohortNorms released) {
    return released.upTo.entrySet().stream()
            .allMatch(e -> !upTo.getOrDefault(e.getKey(), Instant.MIN).isBefore(e.getValue()))
        && !upTo.equals(released.upTo);
  }

  /** The newest moment of the log that these know of. */
  public Instant newest() {
    return upTo.values().stream().max(Comparator.naturalOrder()).orElse(Instant.MIN);
  }

  private int of(String unit) {
    return Objects.requireNonNullElse(handedIn.get(unit), 0);
  }
}
