package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** Each case is a topic as a company's Kafka team may well create it. */
class TopicCheckTest {

  @Test
  void topicsThatAreJoinedHaveEquallyManyPartitions() {
    Map<String, TopicCheck.Found> topics =
        Map.of("accounts", found(6, 1, Map.of()), "unmatched", found(12, 1, Map.of()));
    assertThat(TopicCheck.problems(topics, Map.of(), List.of(Set.of("accounts", "unmatched"))))
        .containsExactly(
            "topics that are joined differ in partitions: accounts has 6, unmatched has 12");
    assertThat(
            TopicCheck.problems(topics, Map.of(), List.of(Set.of("accounts"), Set.of("unmatched"))))
        .isEmpty();
  }

  @Test
  void whatIsAcknowledgedStandsOnTwoBrokersWhereThereAreThree() {
    assertThat(durability(3, "1")).singleElement().asString().contains("could be lost");
    assertThat(durability(3, "2")).isEmpty();
    assertThat(durability(1, "1")).isEmpty();
    assertThat(durability(2, "1")).isEmpty();
  }

  @Test
  void aTopicThatNobodyCouldWriteToIsRefused() {
    assertThat(durability(1, "2"))
        .containsExactly(
            "topic t has min.insync.replicas 2 and replication factor 1, so nothing could be written");
  }

  /** Deadlines and stalls come from the log's own clock; a sender's may run wrong. */
  @Test
  void theLogCarriesTheBrokersTime() {
    Map<String, String> settings = new HashMap<>(Topics.LEARNER_LOG.settings());
    assertThat(log(settings)).isEmpty();
    settings.put("message.timestamp.type", "CreateTime");
    assertThat(log(settings))
        .containsExactly(
            "topic learner-log has message.timestamp.type CreateTime, but needs LogAppendTime");
  }

  @Test
  void theLogIsKeptForEverAndTakesLargeRecords() {
    Map<String, String> settings = new HashMap<>(Topics.LEARNER_LOG.settings());
    settings.put("retention.ms", "604800000");
    settings.put("max.message.bytes", "1048588");
    assertThat(log(settings))
        .containsExactly(
            "topic learner-log has max.message.bytes 1048588, but needs 8388608",
            "topic learner-log has retention.ms 604800000, but needs -1");
    settings.put("retention.ms", "-1");
    settings.put("max.message.bytes", "10485760");
    assertThat(log(settings)).isEmpty();
  }

  /**
   * After an upgrade, and after a step back, whether stores or the application got another name.
   */
  @Test
  void stateOfAnotherVersionIsNamed() {
    Set<String> there =
        Set.of(
            "acme.learner-log",
            "acme.crossover-analytics-rows-store-changelog",
            "acme.crossover-analytics-groups-store-changelog",
            "acme.crossover-analytics-6-rows-store-changelog",
            "acme.crossover-analytics-attempts-repartition",
            "acme.crossover-analytics-notes",
            "other.crossover-analytics-groups-store-changelog");
    assertThat(
            TopicCheck.ofAnotherVersion(
                there,
                "acme.crossover-analytics-",
                Set.of(
                    "acme.crossover-analytics-rows-store-changelog",
                    "acme.crossover-analytics-attempts-repartition")))
        .singleElement()
        .asString()
        .startsWith(
            "topics acme.crossover-analytics-6-rows-store-changelog, acme.crossover-analytics-groups-store-changelog hold state of another version");
    assertThat(TopicCheck.ofAnotherVersion(there, "acme.crossover-ingest-", Set.of())).isEmpty();
  }

  @Test
  void topicsKeepTheirPartitions() {
    Map<String, NewTopic> declared = new HashMap<>();
    List.of("a", "b", "c").forEach(name -> declared.put(name, new NewTopic(name, 12, (short) 1)));
    assertThat(TopicCheck.otherPartitions(Map.of("a", 12), declared)).isEmpty();
    assertThat(TopicCheck.otherPartitions(Map.of("a", 6, "b", 6, "c", 4), declared))
        .hasValue(
            "CROSSOVER_PARTITIONS is 12, but topics keep the number that they were created with: a and 1 more have 6, c has 4; set CROSSOVER_PARTITIONS to that, or CROSSOVER_TOPICS_CREATE=false where others create topics");
  }

  @Test
  void fewerReplicasThanAreSetAreTold() {
    List<NewTopic> declared = List.of(new NewTopic("t", 6, (short) 3));
    assertThat(TopicCheck.fewerReplicas(Map.of("t", found(6, 3, Map.of())), declared)).isEmpty();
    assertThat(TopicCheck.fewerReplicas(Map.of("t", found(6, 1, Map.of())), declared))
        .hasValueSatisfying(said -> assertThat(said).contains("REPLICAS is 3", "t has 1"));
  }

  private static List<String> durability(int replicas, String insync) {
    return TopicCheck.problems(
        Map.of("t", found(6, replicas, Map.of("min.insync.replicas", insync))),
        Map.of(),
        List.of());
  }

  private static List<String> log(Map<String, String> settings) {
    String name = Topics.LEARNER_LOG.name();
    return TopicCheck.problems(
        Map.of(name, found(6, 1, settings)),
        Map.of(name, Topics.LEARNER_LOG.settings()),
        List.of());
  }

  private static TopicCheck.Found found(
      int partitions, int replicas, Map<String, String> settings) {
    return new TopicCheck.Found(partitions, replicas, settings);
  }
}
