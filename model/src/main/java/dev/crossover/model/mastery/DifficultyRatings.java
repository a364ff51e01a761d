package dev.crossover.model.mastery;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Learns how hard items and skills are, one attempt after the other, each in constant time. First
 * attempts alone move the difficulty of items and skills; how much a retry differs is a term of its
 * own, for later attempts also say how well the item is remembered.
 */
public final class DifficultyRatings {

  /** First attempts from which difficulties are worth a first release. */
  public static final long FIRST_RELEASE = 100;

  /**
   * First attempts from which a release moves little, and folding everyone anew costs more than
   * that is worth: they must quadruple for another, instead of double.
   */
  static final long MANY = 10_000;

  /** Items in a release, those with most attempts. */
  static final int MOST_ITEMS = 20_000;

  private static final double ITEM_STEP = 0.5;
  private static final double SKILL_STEP = 0.2;
  private static final double RETRY_STEP = 0.2;

  private static final String ITEM = "item ";
  private static final String SKILL = "skill ";
  private static final String RETRY = "retry ";
  private static final String ANY_RETRY = "retry";

  /** Ratings by name; in memory, or in a store. */
  public interface Ratings {
    @Nullable Rating get(String name);

    void put(String name, Rating rating);
  }

  private final Ratings ratings;

  public DifficultyRatings(Ratings ratings) {
    this.ratings = ratings;
  }

  /** Ratings in a map. */
  public static Ratings in(Map<String, Rating> map) {
    return new Ratings() {
      @Override
      public @Nullable Rating get(String name) {
        return map.get(name);
      }

      @Override
      public void put(String name, Rating rating) {
        map.put(name, rating);
      }
    };
  }

  /** Takes an attempt in. */
  public void learn(Attempt attempt) {
    double chance = Logistic.share(attempt.ability() - difficulty(attempt));
    // Turned round: what goes better than expected is easier.
    double surprise = chance - attempt.score();
    if (attempt.retry()) {
      move(ANY_RETRY, RETRY_STEP, surprise, chance);
      move(RETRY + attempt.item(), ITEM_STEP, surprise, chance);
    } else {
      move(ITEM + attempt.item(), ITEM_STEP, surprise, chance);
      attempt.skills().forEach(skill -> move(SKILL + skill, SKILL_STEP, surprise, chance));
    }
  }

  /** What is known now of the attempt's difficulty, logits. */
  public double difficulty(Attempt attempt) {
    double sum = 0;
    for (String skill : attempt.skills()) {
      sum += value(SKILL + skill);
    }
    double first =
        value(ITEM + attempt.item())
            + (attempt.skills().isEmpty() ? 0 : sum / attempt.skills().size());
    return attempt.retry() ? first + value(ANY_RETRY) + value(RETRY + attempt.item()) : first;
  }

  /**
   * Whether so many first attempts deserve another release: when they have doubled; from {@link
   * #MANY} on, quadrupled.
   *
   * @param released first attempts of which the last release knew; 0 for none
   */
  public static boolean releaseDue(long attempts, long released) {
    return attempts >= Math.max(FIRST_RELEASE, (released < MANY ? 2 : 4) * released);
  }

  /**
   * Freezes what is known as a release.
   *
   * @param all every rating there is
   */
  public static Difficulties release(int version, long attempts, Map<String, Rating> all) {
    Map<String, Double> items = new TreeMap<>();
    Map<String, Double> skills = new TreeMap<>();
    Map<String, Double> retries = new TreeMap<>();
    Set<String> kept = mostTried(all);
    all.forEach((name, rating) -> {
      if (name.startsWith(ITEM) || name.startsWith(RETRY)) {
        String item = name.substring(name.startsWith(ITEM) ? ITEM.length() : RETRY.length());
        if (!kept.contains(item)) {
          return;
        }
      }
      if (name.startsWith(ITEM)) {
        items.put(name.substring(ITEM.length()), rating.value());
      } else if (name.startsWith(SKILL)) {
        skills.put(name.substring(SKILL.length()), rating.value());
      } else if (name.startsWith(RETRY)) {
        retries.put(name.substring(RETRY.length()), rating.value());
      }
    });
    double retry = all.getOrDefault(ANY_RETRY, Rating.NEW).value();
    return new Difficulties(version, attempts, items, skills, retries, retry);
  }

  /** A release is one record, so it must not grow with every IRI there ever was. */
  private static Set<String> mostTried(Map<String, Rating> all) {
    return all.entrySet().stream()
        .filter(e -> e.getKey().startsWith(ITEM))
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Rating> e) -> e.getValue().attempts())
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_ITEMS)
        .map(e -> e.getKey().substring(ITEM.length()))
        .collect(Collectors.toSet());
  }

  private void move(String name, double step, double surprise, double chance) {
    Rating before = ratings.get(name);
    ratings.put(name, (before == null ? Rating.NEW : before).moved(step, surprise, chance));
  }

  private double value(String name) {
    Rating rating = ratings.get(name);
    return rating == null ? 0 : rating.value();
  }
}
