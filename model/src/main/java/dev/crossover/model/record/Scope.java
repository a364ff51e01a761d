package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a token is good for. */
public enum Scope {
  /** Post events. */
  WRITE,
  /** Read what the same source posted. */
  READ,
  /** Read what any source posted. */
  READ_ALL;

  /** As it stands in records, replies and on the command line. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #code()}.
   *
   * @throws IllegalArgumentException if there is no such scope
   */
  @JsonCreator
  public static Scope of(String code) {
    for (Scope scope : values()) {
      if (scope.code().equals(code)) {
        return scope;
      }
    }
    throw new IllegalArgumentException("must be write, read or read-all, but is " + code);
  }
}
