package dev.crossover.model.record;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert about a group, or about the product itself, as Alertmanager told it last. It names no
 * person.
 *
 * @param fingerprint of its labels, as Alertmanager has it; the same for each telling of it
 * @param name of the rule, such as {@code CrossoverTeamStalled}
 * @param readers whom it is for
 * @param cohort null for those that are about no group
 * @param team null for those that are about no team
 * @param severity as the rule has it; null for none
 * @param summary one line; empty where the rule has none
 * @param description what it means; empty where the rule has none
 * @param runbook http or https address of what to do; null for none
 * @param startsAt when it began
 * @param endsAt when it ended; null while it holds
 * @param heardAt when it was told last
 */
public record TeamAlert(
    String fingerprint,
    String name,
    Readers readers,
    @Nullable String cohort,
    @Nullable String team,
    @Nullable String severity,
    String summary,
    String description,
    @Nullable String runbook,
    Instant startsAt,
    @Nullable Instant endsAt,
    Instant heardAt) {

  /** How long it is shown after it ended, or after the last telling where no end was told. */
  public static final Duration SHOWN = Duration.ofDays(14);

  /** Whom an alert is for. */
  public enum Readers {
    MANAGERS,
    OPERATORS
  }

  /** Whether nobody need read it any more. */
  public boolean gone(Instant now) {
    return !(endsAt == null ? heardAt : endsAt).plus(SHOWN).isAfter(now);
  }
}
