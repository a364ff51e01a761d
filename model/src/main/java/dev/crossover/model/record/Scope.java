package dev.crossover.model.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a key is good for. */
public enum Scope {
  /** Post events. */
  WRITE,
  /** Post events at the address of the key, without its secret, in bodies that are signed. */
  SIGNED,
  /** Read what the same source posted. */
  READ,
  /** Read what any source posted. */
  READ_ALL,
  /** Import the roster, and say whose an account is: what an HR tool needs. */
  ROSTER,
  /** Publish plans, and map activities. */
  PLANS,
  /** Read figures of groups that are not small: what a report needs. */
  FIGURES,
  /** Read all that the pages show, every learner's included. */
  PEOPLE,
  /** Scrape metrics. */
  METRICS,
  /** Tell what alerts, as Alertmanager does; what the pages show, but nobody's figures. */
  ALERTS,
  /**
   * Keys, users, dead letters, and what {@link #ROSTER} and {@link #PLANS} are good for; on the
   * pages what an owner sees.
   */
  ADMIN;

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
    return Arrays.stream(values())
        .filter(scope -> scope.code().equals(code))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a scope is one of "
                    + Arrays.stream(values()).map(Scope::code).collect(Collectors.joining(", "))
                    + ", but this is "
                    + code));
  }
}
