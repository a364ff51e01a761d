package dev.crossover.wiring;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Up while a broker answers within two seconds. */
@Component("kafkaHealthIndicator")
class KafkaHealth implements HealthIndicator, DisposableBean {

  private static final long PATIENCE_SECONDS = 2;

  private final Admin admin;

  KafkaHealth(KafkaAdmin settings) {
    this.admin = Admin.create(settings.getConfigurationProperties());
  }

  @Override
  public Health health() {
    try {
      int brokers = admin.describeCluster().nodes().get(PATIENCE_SECONDS, TimeUnit.SECONDS).size();
      return Health.up().withDetail("brokers", brokers).build();
    } catch (ExecutionException | TimeoutException e) {
      return Health.down().withDetail("reason", "no broker answers").build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  @Override
  public void destroy() {
    admin.close(Duration.ofSeconds(PATIENCE_SECONDS));
  }
}
