package dev.crossover.ingest.completion;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the scores of a column: {@code 87}, {@code 87 %}, {@code 8,7/10}, {@code 0.87}. A number by
 * itself is out of 100 where one of the column is above 1, and a share of 1 where none is.
 */
final class Scores {

  private static final Pattern SCORE =
      Pattern.compile(
          "(\\d{1,6}(?:[.,]\\d{1,6})?) ?(?:(%)|(?:/|of|out of) ?(\\d{1,6}(?:[.,]\\d{1,6})?))?");
  private static final double PERCENT = 100;
  private static final double PLACES = 1e6;

  private final double whole;

  Scores(List<String> column) {
    boolean percent = column.stream().anyMatch(text -> bare(text) > 1);
    whole = percent ? PERCENT : 1;
  }

  private static double bare(String text) {
    Matcher found = SCORE.matcher(text.strip());
    return found.matches() && found.group(2) == null && found.group(3) == null
        ? number(found.group(1))
        : 0;
  }

  /**
   * The share of what could be reached, 0..1; null where nothing stands there.
   *
   * @throws IllegalArgumentException if it is no score, or above what could be reached
   */
  @Nullable Double share(String text) {
    String score = text.strip();
    if (score.isEmpty() || score.equals("-") || score.equals("–")) {
      return null;
    }
    Matcher found = SCORE.matcher(score);
    if (!found.matches()) {
      throw new IllegalArgumentException("must be a score such as 87 %, but is " + score);
    }
    double most = whole;
    if (found.group(2) != null) {
      most = PERCENT;
    } else if (found.group(3) != null) {
      most = number(found.group(3));
    }
    double share = number(found.group(1)) / most;
    if (!(share <= 1)) {
      throw new IllegalArgumentException("is above what could be reached: " + score);
    }
    // What is written with six digits is no longer than that as a share.
    return Math.round(share * PLACES) / PLACES;
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }
}
