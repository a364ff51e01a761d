package dev.crossover.analytics;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.account.AccountInput;
import dev.crossover.analytics.account.AccountOutput;
import dev.crossover.analytics.account.ReleaseUnmatched;
import dev.crossover.analytics.count.Counts;
import dev.crossover.analytics.item.LearnDifficulties;
import dev.crossover.analytics.progress.FoldLearner;
import dev.crossover.analytics.progress.LearnerInput;
import dev.crossover.analytics.progress.LearnerOutput;
import dev.crossover.analytics.stall.TrackEpisodes;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.group.GroupMember;
import dev.crossover.model.group.GroupReadiness;
import dev.crossover.model.group.GroupSums;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Attempt;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.TableView;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;

/** The whole graph, top to bottom as an event travels it. */
public final class AnalyticsTopology {

  public static final String TEAM_SUMS = "team-sums-store";
  public static final String COHORT_SUMS = "cohort-sums-store";

  private final TableView<Plan> plans;
  private final TableView<Difficulties> difficulties;
  private final StallLimits limits;
  private final int minGroupSize;
  private final Counts counts;

  /**
   * The graph with its settings.
   *
   * @param minGroupSize learners below which a group is marked as too small to be shown to others
   */
  public AnalyticsTopology(
      TableView<Plan> plans,
      TableView<Difficulties> difficulties,
      StallLimits limits,
      int minGroupSize,
      Counts counts) {
    this.plans = plans;
    this.difficulties = difficulties;
    this.limits = limits;
    this.minGroupSize = minGroupSize;
    this.counts = counts;
  }

  /** Adds everything to the builder, which must hold the tables already. */
  public void build(StreamsBuilder builder) {
    read(builder, Topics.INTAKE_RESULTS, IntakeResult.class)
        .groupByKey(grouped("group-by-source", IntakeResult.class))
        .aggregate(
            () -> SourceStatus.NONE,
            (source, result, status) -> status.plus(result),
            Named.as("sum-source"),
            materialized("source-status-store", SourceStatus.class))
        .toStream(Named.as("stream-source-status"))
        .process(
            new Settle<>(Topics.SOURCE_STATUS, SourceStatus.class),
            Named.as("settle-source-status"))
        .to(Topics.SOURCE_STATUS.name(), write(SourceStatus.class, "write-source-status"));

    KStream<String, AccountOutput> accounts =
        read(builder, Topics.UNMATCHED_EVENTS, LearningEvent.class)
            .<AccountInput>mapValues(AccountInput.Waiting::new, Named.as("wrap-unmatched-event"))
            .merge(
                read(builder, Topics.ACCOUNTS, String.class)
                    .mapValues(AccountInput.Claimed::new, Named.as("wrap-claim")),
                Named.as("merge-account-inputs"))
            .process(new ReleaseUnmatched(), Named.as("release-unmatched-events"));
    accounts
        .filter((key, o) -> o instanceof AccountOutput.Released, Named.as("take-released-events"))
        .mapValues(o -> ((AccountOutput.Released) o).event(), Named.as("unwrap-released-event"))
        .to(Topics.LEARNING_EVENTS.name(), write(LearningEvent.class, "write-released-events"));
    accounts
        .filter((key, o) -> o instanceof AccountOutput.Unclaimed, Named.as("take-unclaimed"))
        .mapValues(o -> ((AccountOutput.Unclaimed) o).account(), Named.as("unwrap-unclaimed"))
        .process(
            new Settle<>(Topics.UNCLAIMED_ACCOUNTS, UnclaimedAccount.class),
            Named.as("settle-unclaimed-accounts"))
        .to(
            Topics.UNCLAIMED_ACCOUNTS.name(),
            write(UnclaimedAccount.class, "write-unclaimed-accounts"));

    KStream<String, LearnerOutput> folded =
        read(builder, Topics.LEARNING_EVENTS, LearningEvent.class)
            .<LearnerInput>mapValues(LearnerInput.Happened::new, Named.as("wrap-learning-event"))
            .merge(
                read(builder, Topics.LEARNERS, Learner.class)
                    .mapValues(LearnerInput.Enlisted::new, Named.as("wrap-roster-entry")),
                Named.as("merge-learner-inputs"))
            .process(
                FoldLearner.supplier(plans, difficulties, limits, counts),
                Named.as("fold-learner"));

    folded
        .flatMap(AnalyticsTopology::attempt, Named.as("take-attempts"))
        .repartition(
            Repartitioned.<String, Attempt>as("attempts")
                .withKeySerde(Serdes.String())
                .withValueSerde(serde(Attempt.class)))
        .process(LearnDifficulties.supplier(), Named.as("learn-difficulties"))
        .to(Topics.ITEM_DIFFICULTIES.name(), write(Difficulties.class, "write-item-difficulties"));

    folded
        .flatMap(AnalyticsTopology::seen, Named.as("take-seen-activities"))
        .groupByKey(grouped("seen-activities", SeenActivity.class))
        .reduce(
            SeenActivity::plus,
            Named.as("sum-activity"),
            materialized("activities-store", SeenActivity.class))
        .toStream(Named.as("stream-activities"))
        .process(new Settle<>(Topics.ACTIVITIES, SeenActivity.class), Named.as("settle-activities"))
        .to(Topics.ACTIVITIES.name(), write(SeenActivity.class, "write-activities"));

    KStream<String, LearnerProgress> progress =
        folded
            .filter((learner, o) -> o instanceof LearnerOutput.Stands, Named.as("take-snapshots"))
            .mapValues(o -> ((LearnerOutput.Stands) o).progress(), Named.as("unwrap-progress"));
    progress.to(
        Topics.LEARNER_PROGRESS.name(), write(LearnerProgress.class, "write-learner-progress"));

    progress
        .process(TrackEpisodes.supplier(limits, counts), Named.as("track-episodes"))
        .to(Topics.STALL_EPISODES.name(), write(Episode.class, "write-stall-episodes"));

    KTable<String, GroupMember> members =
        progress
            .mapValues(p -> p == null ? null : GroupMember.of(p), Named.as("take-group-figures"))
            .toTable(
                Named.as("keep-group-members"),
                materialized("group-members-store", GroupMember.class));
    sum(members, GroupMember::teamKey, "team", TEAM_SUMS, this::team)
        .to(Topics.TEAM_READINESS.name(), write(GroupReadiness.class, "write-team-readiness"));
    sum(members, GroupMember::cohort, "cohort", COHORT_SUMS, this::cohort)
        .to(Topics.COHORT_READINESS.name(), write(GroupReadiness.class, "write-cohort-readiness"));
  }

  private static List<KeyValue<String, Attempt>> attempt(String learner, LearnerOutput output) {
    return output instanceof LearnerOutput.Tried(String plan, Attempt attempt)
        ? List.of(KeyValue.pair(plan, attempt))
        : List.of();
  }

  private static List<KeyValue<String, SeenActivity>> seen(String learner, LearnerOutput output) {
    return output instanceof LearnerOutput.Saw(String activity, SeenActivity seen)
        ? List.of(KeyValue.pair(activity, seen))
        : List.of();
  }

  /** Adds a learner's new figures to the group and subtracts the old ones. */
  private static KStream<String, GroupReadiness> sum(
      KTable<String, GroupMember> members,
      Function<GroupMember, String> group,
      String name,
      String store,
      BiFunction<String, GroupSums, GroupReadiness> figures) {
    return members
        .groupBy(
            (learner, m) -> KeyValue.pair(group.apply(m), m),
            grouped("group-by-" + name, GroupMember.class))
        .aggregate(
            () -> GroupSums.NONE,
            (key, m, sums) -> sums.plus(GroupSums.of(m)),
            (key, m, sums) -> sums.minus(GroupSums.of(m)),
            Named.as("sum-" + name),
            materialized(store, GroupSums.class))
        .toStream(Named.as("stream-" + name + "-sums"))
        .mapValues(
            (key, sums) -> sums.states().isEmpty() ? null : figures.apply(key, sums),
            Named.as("derive-" + name + "-figures"));
  }

  private static <V> Materialized<String, V, KeyValueStore<Bytes, byte[]>> materialized(
      String store, Class<V> type) {
    return Materialized.<String, V, KeyValueStore<Bytes, byte[]>>as(store)
        .withKeySerde(Serdes.String())
        .withValueSerde(serde(type));
  }

  private static <V> Grouped<String, V> grouped(String name, Class<V> type) {
    return Grouped.with(name, Serdes.String(), serde(type));
  }

  private GroupReadiness team(String key, GroupSums sums) {
    int slash = key.indexOf('/');
    return GroupReadiness.of(key.substring(0, slash), key.substring(slash + 1), sums, minGroupSize);
  }

  private GroupReadiness cohort(String key, GroupSums sums) {
    return GroupReadiness.of(key, null, sums, minGroupSize);
  }

  private static <V> KStream<String, V> read(StreamsBuilder builder, Topic topic, Class<V> type) {
    Serde<V> values = serde(type);
    return builder.stream(
        topic.name(), Consumed.with(Serdes.String(), values).withName("read-" + topic.name()));
  }

  private static <V> Produced<String, V> write(Class<V> type, String name) {
    return Produced.with(Serdes.String(), serde(type)).withName(name);
  }
}
