package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.mock.env.MockEnvironment;

class ClientSettingsTest {

  private static final String JAAS =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"ingest\""
          + " password=\"%s\";";

  @TempDir private Path folder;

  /** Kafka's own provider reads the secret, in each kind of client. */
  @Test
  void secretsComeFromFilesInEveryClient() throws IOException {
    Files.writeString(folder.resolve("kafka-password"), "s3cret");
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            """
            security.protocol=SASL_SSL
            sasl.mechanism=PLAIN
            config.providers=directory
            config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
            sasl.jaas.config=%s
            """
                .formatted(JAAS.formatted("${directory:" + folder + ":kafka-password}")));
    KafkaProperties kafka = kafka(file.toString(), "1", "");
    Map<String, Object> streams = kafka.buildStreamsProperties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    StreamsConfig config = new StreamsConfig(streams);
    List<AbstractConfig> clients =
        List.of(
            new ProducerConfig(with(kafka.buildProducerProperties(), "serializer")),
            new ConsumerConfig(with(kafka.buildConsumerProperties(), "deserializer")),
            new AdminClientConfig(kafka.buildAdminProperties()),
            new ConsumerConfig(with(config.getMainConsumerConfigs("app", "c", 0), "deserializer")),
            new ConsumerConfig(with(config.getGlobalConsumerConfigs("c"), "deserializer")),
            new ProducerConfig(with(config.getProducerConfigs("c"), "serializer")),
            new AdminClientConfig(config.getAdminConfigs("c")));
    for (AbstractConfig client : clients) {
      assertThat(client.getString("security.protocol")).isEqualTo("SASL_SSL");
      assertThat(client.getPassword(SaslConfigs.SASL_JAAS_CONFIG))
          .isEqualTo(new Password(JAAS.formatted("s3cret")));
    }
  }

  @Test
  void aFileThatIsNotThereIsSaidInOneSentence() {
    String missing = folder.resolve("nowhere.properties").toString();
    assertThatThrownBy(() -> ClientSettings.file(missing))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "CROSSOVER_KAFKA_SETTINGS names "
                + missing
                + ", which cannot be read (NoSuchFileException)");
  }

  /** acks=1 in a company's template would make "200 means kept" untrue. */
  @Test
  void settingsThatGuaranteesRestOnAreRefused() throws IOException {
    Path file =
        Files.writeString(folder.resolve("client.properties"), "acks=1\nssl.protocol=TLS\n");
    assertThatThrownBy(() -> ClientSettings.file(file.toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("sets acks, which Crossover sets itself");
  }

  /** Kafka Streams takes these over the plain ones, so they would undo ours. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "producer.acks",
        "consumer.isolation.level",
        "main.consumer.isolation.level",
        "restore.consumer.key.deserializer",
        "global.consumer.auto.offset.reset",
        "admin.bootstrap.servers",
        "producer.partitioner.class",
        "topic.cleanup.policy"
      })
  void settingsOfOneClientAreRefusedToo(String setting) throws IOException {
    Path file = Files.writeString(folder.resolve("client.properties"), setting + "=x\n");
    assertThatThrownBy(() -> ClientSettings.file(file.toString()))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("sets " + setting + ", which Crossover sets itself");
  }

  /** A login of one client alone, or how internal topics are packed, is the company's matter. */
  @Test
  void otherSettingsOfOneClientAreTaken() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("client.properties"),
            "main.consumer.max.poll.interval.ms=1\nadmin.sasl.mechanism=PLAIN\ntopic.compression.type=zstd\n");
    assertThat(ClientSettings.file(file.toString())).hasSize(3);
  }

  @Test
  void internalTopicsAreAsDurableAsOthers() {
    assertThat(kafka("", "3", "").buildStreamsProperties())
        .containsEntry("replication.factor", "3")
        .containsEntry("topic.min.insync.replicas", "2");
    assertThat(kafka("", "1", "").buildStreamsProperties())
        .doesNotContainKey("topic.min.insync.replicas");
  }

  @Test
  void anInstanceWithANameIsAStaticMember() {
    KafkaProperties kafka = kafka("", "1", "pod-2");
    Map<String, Object> streams = kafka.buildStreamsProperties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    streams.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    assertThat(new StreamsConfig(streams).getMainConsumerConfigs("app", "c", 1))
        .containsEntry("group.instance.id", "pod-2-1");
    assertThat(kafka.buildConsumerProperties()).containsEntry("group.instance.id", "pod-2");
    assertThat(kafka("", "1", "").buildConsumerProperties()).doesNotContainKey("group.instance.id");
  }

  private static Map<String, Object> with(Map<String, Object> settings, String serde) {
    Map<String, Object> all = new HashMap<>(settings);
    String type =
        "org.apache.kafka.common.serialization.String"
            + (serde.equals("serializer") ? "Serializer" : "Deserializer");
    all.put("key." + serde, type);
    all.put("value." + serde, type);
    return all;
  }

  private static KafkaProperties kafka(String file, String replicas, String instance) {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty("crossover.kafka-settings", file)
            .withProperty("crossover.topics.replicas", replicas)
            .withProperty("crossover.instance", instance);
    KafkaProperties kafka = new KafkaProperties();
    ClientSettings.clientSettingsOfInstallation(environment)
        .postProcessAfterInitialization(kafka, "kafka");
    return kafka;
  }
}
