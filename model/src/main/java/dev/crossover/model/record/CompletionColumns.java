package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a source's file of completions say what; its id is the source.
 *
 * @param person column with the mail address, or the learner's id
 * @param course column with what was completed
 * @param date column with the day
 * @param score column with the score; {@link #NONE} for none, whatever there is; null: there was
 *     none
 * @param dates in which order the days are written where a day alone does not tell
 */
public record CompletionColumns(
    String person,
    String course,
    String date,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String score,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DateOrder dates)
    implements RecordContent {

  public static final String KIND = "columns";

  /** No column, on purpose. */
  public static final String NONE = "";

  /** Whether the day or the month stands first in dates such as 3/4/2026. */
  public enum DateOrder {
    DAY_FIRST,
    MONTH_FIRST
  }

  /** The key of the record. */
  public static String key(String source) {
    return RecordContent.key(KIND, source);
  }
}
