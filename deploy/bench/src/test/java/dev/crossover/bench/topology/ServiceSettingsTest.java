package dev.crossover.bench.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The bench must measure the service as it ships, not one of its own making. */
class ServiceSettingsTest {

  @Test
  void areThoseOfTheService() throws IOException {
    ServiceSettings settings = new ServiceSettings();
    Properties streams = settings.streams("bench", "127.0.0.1:1", Path.of("state"));
    assertThat(streams)
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("commit.interval.ms", "100")
        .containsEntry("num.stream.threads", "2")
        .containsEntry("rocksdb.config.setter", "dev.crossover.wiring.CompactRocksDb")
        .containsEntry("application.id", "bench")
        .containsEntry("bootstrap.servers", "127.0.0.1:1")
        .containsEntry("state.dir", "state")
        .containsKey("statestore.cache.max.bytes");
    assertThat(settings.settle()).isEqualTo(Duration.ofSeconds(30));
  }
}
