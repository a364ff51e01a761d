package dev.crossover.analytics;

import static dev.crossover.wiring.Json.serde;

import dev.crossover.analytics.account.AccountInput;
import dev.crossover.analytics.account.AccountOutput;
import dev.crossover.analytics.account.ReleaseUnmatched;
import dev.crossover.analytics.cohort.ReleaseNorms;
import dev.crossover.analytics.item.LearnDifficulties;
import dev.crossover.analytics.progress.BellStore;
import dev.crossover.analytics.progress.LearnerOutput;
import dev.crossover.analytics.progress.LearnerProcessors;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.intake.IntakeResult;
import dev.crossover.model.intake.SeenActivity;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.intake.UnclaimedAccount;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.stall.CohortNorms;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.RecordForm;
import dev.crossover.wiring.TableView;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The whole graph, top to bottom as an event travels it. */
public final class AnalyticsTopology {

  private final LearnerProcessors learners;
  private final Released released;
  private final Installation installation;

  /**
   * The graph with its settings.
   *
   * @param released what a rebuild must not release again
   * @param installation how topics are named on the cluster
   */
  public AnalyticsTopology(
      LearnerProcessors learners, Released released, Installation installation) {
    this.learners = learners;
    this.released = released;
    this.installation = installation;
  }

  /**
   * What this topology has released so far.
   *
   * @param difficulties the newest for each plan
   * @param norms the newest for those of one plan in one cohort
   */
  public record Released(TableView<Difficulties> difficulties, TableView<CohortNorms> norms) {

    /** Tables of the topics that this topology writes. */
    public static Released tables() {
      return new Released(
          new TableView<>(Topics.ITEM_DIFFICULTIES, Difficulties.class),
          new TableView<>(Topics.COHORT_NORMS, CohortNorms.class));
    }

    /** Adds the tables, which must stand before the topology does. */
    public void addTo(StreamsBuilder builder, Installation installation) {
      difficulties.addTo(builder, installation);
      norms.addTo(builder, installation);
    }
  }

  /** Adds everything to the builder, which must hold the tables already. */
  public void build(StreamsBuilder builder) {
    sumSources(builder);
    releaseUnmatched(builder);

    KStream<String, LearnerOutput> folded =
        read(builder, Topics.LEARNER_LOG, LogEntry.class)
            .processValues(learners.fold(), Named.as("fold-learners"))
            .toTable(
                Named.as("ring-before-commit"),
                Materialized.<String, Long>as(BellStore.supplier("commit-bell-store"))
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Serdes.Long())
                    .withLoggingDisabled()
                    .withCachingEnabled())
            .toStream(Named.as("hear-bell"))
            .process(learners.publish(), Named.as(SetAsideRecords.WRITER));

    take(folded, LearnerOutput.Snapshot.class, LearnerOutput.Snapshot::bytes, "snapshots")
        .to(
            installation.topic(Topics.LEARNER_PROGRESS),
            write(Topics.LEARNER_PROGRESS, Serdes.ByteArray(), "write-learner-progress"));
    take(
            folded,
            LearnerOutput.EpisodeChanged.class,
            LearnerOutput.EpisodeChanged::episode,
            "episodes")
        .to(
            installation.topic(Topics.STALL_EPISODES),
            write(Topics.STALL_EPISODES, serde(Episode.class), "write-stall-episodes"));
    take(folded, LearnerOutput.Appended.class, LearnerOutput.Appended::entry, "ticks")
        .to(installation.topic(Topics.LEARNER_LOG), append("write-ticks"));
    take(folded, LearnerOutput.SetAside.class, aside -> aside, "set-aside")
        .processValues(
            new StoredLetter<LearnerOutput.SetAside>(
                installation.topic(Topics.LEARNER_LOG),
                aside -> new StoredLetter.Notice(aside.exception(), aside.reason())),
            Named.as("make-learner-letter"))
        .to(installation.topic(Topics.DEAD_LETTERS), letters("write-learner-letters"));
    take(folded, LearnerOutput.Saw.class, LearnerOutput.Saw::seen, "seen-activities")
        .groupByKey(grouped("seen-activities", SeenActivity.class))
        .reduce(
            SeenActivity::plus,
            Named.as("sum-activity"),
            materialized("activities-store", SeenActivity.class))
        .toStream(Named.as("stream-activities"))
        .to(
            installation.topic(Topics.ACTIVITIES),
            write(Topics.ACTIVITIES, serde(SeenActivity.class), "write-activities"));

    releaseDifficulties(folded);
    releaseNorms(folded);
  }

  private void releaseDifficulties(KStream<String, LearnerOutput> folded) {
    KStream<String, Difficulties> learnt =
        take(folded, LearnerOutput.Attempted.class, attempted -> attempted, "attempts")
            .repartition(
                Repartitioned.<String, LearnerOutput.Attempted>as("attempts")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Compact.serde(LearnerOutput.Attempted.class)))
            .process(
                LearnDifficulties.supplier(released.difficulties()),
                Named.as("learn-difficulties"));
    learnt.to(
        installation.topic(Topics.ITEM_DIFFICULTIES),
        write(Topics.ITEM_DIFFICULTIES, serde(Difficulties.class), "write-item-difficulties"));
    learnt
        .<LogEntry>mapValues(LogEntry.DifficultiesReleased::new, Named.as("wrap-release"))
        .to(installation.topic(Topics.LEARNER_LOG), append("write-releases"));
  }

  private void releaseNorms(KStream<String, LearnerOutput> folded) {
    KStream<String, CohortNorms> norms =
        take(folded, LearnerOutput.Belongs.class, member -> member, "members")
            .repartition(
                Repartitioned.<String, LearnerOutput.Belongs>as("members")
                    .withKeySerde(Serdes.String())
                    .withValueSerde(Compact.serde(LearnerOutput.Belongs.class)))
            .process(ReleaseNorms.supplier(released.norms()), Named.as("release-norms"));
    norms.to(
        installation.topic(Topics.COHORT_NORMS),
        write(Topics.COHORT_NORMS, serde(CohortNorms.class), "write-cohort-norms"));
    norms
        .<LogEntry>mapValues(LogEntry.NormsReleased::new, Named.as("wrap-norms"))
        .to(installation.topic(Topics.LEARNER_LOG), append("write-norms"));
  }

  private void sumSources(StreamsBuilder builder) {
    read(builder, Topics.INTAKE_RESULTS, IntakeResult.class)
        .groupByKey(grouped("group-by-source", IntakeResult.class))
        .aggregate(
            () -> SourceStatus.NONE,
            (source, result, status) -> status.plus(result),
            Named.as("sum-source"),
            materialized("source-status-store", SourceStatus.class))
        .toStream(Named.as("stream-source-status"))
        .to(
            installation.topic(Topics.SOURCE_STATUS),
            write(Topics.SOURCE_STATUS, serde(SourceStatus.class), "write-source-status"));
  }

  private void releaseUnmatched(StreamsBuilder builder) {
    KStream<String, AccountOutput> accounts =
        read(builder, Topics.UNMATCHED_EVENTS, LearningEvent.class)
            .<AccountInput>mapValues(AccountInput.Waiting::new, Named.as("wrap-unmatched-event"))
            .merge(
                builder.stream(
                        installation.topic(Topics.RECORDS),
                        Consumed.with(Serdes.String(), Serdes.ByteArray())
                            .withName("read-" + Topics.RECORDS.name()))
                    .filter((key, _) -> AccountOwner.isKey(key), Named.as("take-account-owners"))
                    .processValues(AccountInput.Claimed::reader, Named.as("wrap-claim")),
                Named.as("merge-account-inputs"))
            .process(new ReleaseUnmatched(), Named.as("release-unmatched-events"));
    accounts
        .filter((key, o) -> o instanceof AccountOutput.Released, Named.as("take-released-events"))
        .<LogEntry>mapValues(
            o -> new LogEntry.Happened(((AccountOutput.Released) o).event()),
            Named.as("wrap-released-event"))
        .to(installation.topic(Topics.LEARNER_LOG), append("write-released-events"));
    accounts
        .filter((key, o) -> o instanceof AccountOutput.SetAside, Named.as("take-unreadable"))
        .processValues(
            new StoredLetter<AccountOutput>(
                installation.topic(Topics.RECORDS),
                o ->
                    new StoredLetter.Notice(
                        ((AccountOutput.SetAside) o).exception(), "waiting event cannot be read")),
            Named.as("make-account-letter"))
        .to(installation.topic(Topics.DEAD_LETTERS), letters("write-account-letters"));
    accounts
        .filter((key, o) -> o instanceof AccountOutput.Unclaimed, Named.as("take-unclaimed"))
        .mapValues(o -> ((AccountOutput.Unclaimed) o).account(), Named.as("unwrap-unclaimed"))
        .to(
            installation.topic(Topics.UNCLAIMED_ACCOUNTS),
            write(
                Topics.UNCLAIMED_ACCOUNTS,
                serde(UnclaimedAccount.class),
                "write-unclaimed-accounts"));
  }

  private static Produced<String, byte[]> letters(String name) {
    return Produced.with(Serdes.String(), Serdes.ByteArray()).withName(name);
  }

  private static <O extends LearnerOutput, V extends @Nullable Object> KStream<String, V> take(
      KStream<String, LearnerOutput> outputs, Class<O> type, Function<O, V> value, String name) {
    return outputs.flatMapValues(
        output ->
            type.isInstance(output)
                ? Collections.singletonList(value.apply(type.cast(output)))
                : List.of(),
        Named.as("take-" + name));
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

  private <V> KStream<String, V> read(StreamsBuilder builder, Topic topic, Class<V> type) {
    return builder.stream(
        installation.topic(topic),
        Consumed.with(Serdes.String(), RecordForm.serde(topic, serde(type)))
            .withName("read-" + topic.name()));
  }

  private static <V> Produced<String, V> write(Topic topic, Serde<V> values, String name) {
    return Produced.with(Serdes.String(), RecordForm.serde(topic, values)).withName(name);
  }

  private static Produced<String, LogEntry> append(String name) {
    return write(Topics.LEARNER_LOG, serde(LogEntry.class), name)
        .withStreamPartitioner(AnalyticsTopology::partitions);
  }

  /** A release goes to each partition, a tick to its own, and a learner's entry by the key. */
  private static Optional<Set<Integer>> partitions(
      String topic, String key, LogEntry entry, int partitions) {
    return switch (entry) {
      case LogEntry.PlanReleased _, LogEntry.DifficultiesReleased _, LogEntry.NormsReleased _ ->
          Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
      case LogEntry.Ticked(int partition) -> Optional.of(Set.of(partition));
      case LogEntry.Happened _, LogEntry.Enrolled _, LogEntry.Erased _ -> Optional.empty();
    };
  }
}
