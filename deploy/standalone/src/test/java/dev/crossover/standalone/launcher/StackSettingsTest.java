package dev.crossover.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {

  private static final Map<String, String> OF_A_CLUSTER =
      Map.of(
          "CROSSOVER_REPLICAS", "3",
          "CROSSOVER_TOPICS_CREATE", "false",
          "CROSSOVER_KAFKA_SETTINGS", "/etc/kafka/client.properties",
          "CROSSOVER_MAIL_FROM", "crossover@crossover.example");

  @TempDir private Path folder;
  private DataFolder data;

  @BeforeEach
  void create() throws IOException {
    data = new DataFolder(folder);
    data.create();
  }

  /** A shell that is set up for the company's Kafka also runs a local one, which is one broker. */
  @Test
  void theLocalBrokerIsOneWhateverIsSetForACluster() {
    assertThat(settings(null).servicesEnvironment())
        .containsEntry("CROSSOVER_REPLICAS", "1")
        .containsEntry("CROSSOVER_TOPICS_CREATE", "true")
        .containsEntry("CROSSOVER_KAFKA_SETTINGS", "")
        .containsEntry("CROSSOVER_KAFKA", "127.0.0.1:8083")
        .containsEntry("CROSSOVER_MAIL_FROM", "crossover@crossover.example");
  }

  @Test
  void anothersBrokersAreUsedAsIsSet() {
    assertThat(settings("kafka:9092").servicesEnvironment())
        .containsAllEntriesOf(OF_A_CLUSTER)
        .containsEntry("CROSSOVER_KAFKA", "kafka:9092");
  }

  /** Several machines that share a cluster share the secret, which commands find in the folder. */
  @Test
  void aSecretThatIsSetIsKept() {
    String own = data.adminSecret();
    assertThat(settings(null).servicesEnvironment()).containsEntry("CROSSOVER_ADMIN_SECRET", own);
    Map<String, String> shared = Map.of("CROSSOVER_ADMIN_SECRET", " shared ");
    assertThat(settings(null, shared).servicesEnvironment())
        .containsEntry("CROSSOVER_ADMIN_SECRET", "shared");
    assertThat(data.adminSecret()).isEqualTo("shared");
    assertThat(settings(null).servicesEnvironment())
        .containsEntry("CROSSOVER_ADMIN_SECRET", "shared");
  }

  private StackSettings settings(@Nullable String bootstrap) {
    return settings(bootstrap, OF_A_CLUSTER);
  }

  private StackSettings settings(@Nullable String bootstrap, Map<String, String> environment) {
    return new StackSettings(
        data,
        new Ports(8080),
        "127.0.0.1",
        bootstrap,
        StackSettings.ROLES,
        new Release(folder),
        environment);
  }
}
