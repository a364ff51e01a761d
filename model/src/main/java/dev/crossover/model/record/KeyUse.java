package dev.crossover.model.record;

import java.time.LocalDate;

/**
 * That a key was shown, so that one which nobody uses is found. It stands beside the key, since it
 * is written without anybody typing.
 *
 * @param day the last one (UTC) on which it was good for something
 */
public record KeyUse(LocalDate day) implements RecordContent {

  public static final String KIND = "key-use";

  /** The key of the record. */
  public static String key(String apiKey) {
    return RecordContent.key(KIND, apiKey);
  }
}
