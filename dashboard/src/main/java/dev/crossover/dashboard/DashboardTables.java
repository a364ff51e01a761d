package dev.crossover.dashboard;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Account;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.past.PastDay;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.Look;
import dev.crossover.model.record.TeamAlert;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetters;
import org.springframework.stereotype.Component;

/**
 * The local tables that answers are read from.
 *
 * @param people by learner
 * @param plans by plan
 * @param progress by learner
 * @param norms by cohort and plan
 * @param episodes by episode; ranges by learner
 * @param sources by the name of the source
 * @param forwarding how far statements have gone on, by the name of the source
 * @param unclaimed by the hash of the account
 * @param accounts that doors have seen, by their hash
 * @param activities by activity
 * @param records what people typed, users among it
 * @param looks by learner and day
 * @param days what was shown on days that are over, by learner or group and day
 * @param teamAlerts what Alertmanager told, by the alert's fingerprint
 * @param deadLetters what was set aside
 */
@Component
public record DashboardTables(
    TableView<Learner> people,
    TableView<Plan> plans,
    TableView<LearnerSnapshot> progress,
    TableView<CohortNorms> norms,
    TableView<Episode> episodes,
    TableView<SourceStatus> sources,
    TableView<Forwarding> forwarding,
    TableView<UnclaimedAccount> unclaimed,
    TableView<Account> accounts,
    TableView<SeenActivity> activities,
    TableView<VersionedRecord> records,
    TableView<Look> looks,
    TableView<PastDay> days,
    TableView<TeamAlert> teamAlerts,
    DeadLetters deadLetters) {}
