package dev.crossover.dashboard.query;

import dev.crossover.catalog.Edition;
import dev.crossover.catalog.Shipped;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.Remarked;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Provenance;
import dev.crossover.wiring.deadletter.DeadLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the data can be trusted, and what is missing to make use of all of it.
 *
 * @param learners who have not left, of all cohorts; null for who sees some sources alone
 * @param plans by id
 * @param sources by name
 */
record DataPage(
    @Nullable Integer learners,
    List<PlanRow> plans,
    List<SourceRow> sources,
    Accounts unclaimedAccounts,
    Activities unmappedActivities,
    Letters deadLetters) {

  /**
   * What learners are measured by.
   *
   * @param plan id
   * @param version the newest
   * @param edition of a shipped plan; one of another id is the installation's own
   * @param provenance where it comes from; null of a plan that does not say
   */
  record PlanRow(
      String plan, String title, int version, Edition edition, @Nullable Provenance provenance) {

    static PlanRow of(Plan plan) {
      return new PlanRow(plan.id(), plan.title(), plan.version(), edition(plan), plan.provenance());
    }

    private static Edition edition(Plan plan) {
      return Shipped.PLANS.contains(plan.id()) ? Edition.of(plan) : Edition.OWN;
    }
  }

  /**
   * How a source does.
   *
   * @param usualGap for how long it may be quiet before it counts as silent; null before the first
   *     event
   * @param delay of the newest event of the last request that held new ones
   * @param rejected refused requests by reason
   * @param remarked events that are not in all as their format has them, and were kept all the
   *     same; null while there are none
   * @param forwarding how far its statements have gone on to another store; null if none ever did
   */
  record SourceRow(
      String name,
      @Nullable Instant lastEventAt,
      @Nullable Duration usualGap,
      @Nullable Duration delay,
      long accepted,
      long duplicates,
      Map<String, Long> rejected,
      @Nullable LastRefusal lastRefusal,
      @Nullable Remarked remarked,
      @Nullable ForwardedRow forwarding) {

    static SourceRow of(String name, SourceStatus s, @Nullable Forwarding forwarding) {
      return new SourceRow(
          name,
          s.lastEventAt(),
          s.lastEventAt() == null ? null : s.usualGap(),
          s.delay(),
          s.accepted(),
          s.duplicates(),
          s.rejected(),
          s.lastRefusal() == null || s.lastRefusalAt() == null
              ? null
              : LastRefusal.of(s.lastRefusalAt(), s.lastRefusal()),
          s.remarked(),
          forwarding == null ? null : ForwardedRow.of(forwarding));
    }
  }

  /**
   * How far the statements of a source have gone on to another learning record store.
   *
   * @param to address of that store
   * @param waitingSince when the oldest that waits was stored; null if none waits
   * @param trouble why nothing goes on; null while it does
   * @param troubleSince null while there is none
   */
  record ForwardedRow(
      String to,
      Instant at,
      long taken,
      long refused,
      long waiting,
      @Nullable Instant waitingSince,
      @Nullable String trouble,
      @Nullable Instant troubleSince) {

    static ForwardedRow of(Forwarding f) {
      Forwarding.Trouble trouble = f.trouble();
      return new ForwardedRow(
          f.to(),
          f.at(),
          f.taken(),
          f.refused(),
          f.waiting(),
          f.waitingSince(),
          trouble == null ? null : trouble.reason(),
          trouble == null ? null : trouble.since());
    }
  }

  /** When a request was refused last, and what its sender was told. */
  record LastRefusal(Instant at, String reason, @Nullable String field, @Nullable String message) {

    static LastRefusal of(Instant at, Refusal refusal) {
      return new LastRefusal(at, refusal.reason(), refusal.field(), refusal.message());
    }
  }

  /**
   * Accounts that nobody in the roster owns.
   *
   * @param total also of those that are not in the rows
   */
  record Accounts(int total, List<AccountRow> rows) {}

  /**
   * An account for which events wait.
   *
   * @param account {@code issuer|name}
   * @param learner whose it is: empty, for a person to fill in
   */
  record AccountRow(
      String account,
      @Nullable String learner,
      long events,
      Instant first,
      Instant last,
      String source) {

    static AccountRow of(String account, UnclaimedAccount u) {
      return new AccountRow(account, null, u.events(), u.first(), u.last(), u.source());
    }
  }

  /**
   * What was set aside and waits to be put back.
   *
   * @param total also of those that are not in the rows
   * @param rows newest first
   */
  record Letters(int total, List<DeadLetter> rows) {

    static final Letters NONE = new Letters(0, List.of());
  }

  /**
   * Activities that no plan maps.
   *
   * @param total also of those that are not in the rows
   */
  record Activities(int total, List<ActivityRow> rows) {}

  /**
   * An activity that events named.
   *
   * @param unit of which plan it is a part: empty, for a person to fill in
   */
  record ActivityRow(
      String activity, @Nullable String unit, long events, Instant last, String source) {

    static ActivityRow of(String activity, SeenActivity s) {
      return new ActivityRow(activity, null, s.events(), s.last(), s.source());
    }
  }
}
