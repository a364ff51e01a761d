package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a user is beyond what the roster says: who manages whom, and whose page is their own, follow
 * from there.
 */
public enum UserRole {
  /** Users and settings, every larger group; no single learner. */
  OWNER,
  /** Every larger group; no single learner. */
  PROGRAMME_LEAD,
  /** How their own sources do, and the accounts and activities that these named; nothing else. */
  INTEGRATION_ADMIN,
  /** Metrics, and nothing else. */
  OPERATOR;

  /** As it stands in records, replies and on the command line. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads {@link #code()}.
   *
   * @throws IllegalArgumentException if there is no such role
   */
  @JsonCreator
  public static UserRole of(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a role is "
                    + Arrays.stream(values())
                        .map(UserRole::code)
                        .collect(Collectors.joining(" or "))
                    + ", but this is "
                    + code));
  }
}
