package dev.crossover.dashboard.checks;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Whether the brokers answer. Topics and rights need no look: without them no service starts. */
@Component
class KafkaCheck implements InstallationCheck {

  private final ObjectProvider<HealthIndicator> kafka;

  KafkaCheck(@Qualifier("kafkaHealthIndicator") ObjectProvider<HealthIndicator> kafka) {
    this.kafka = kafka;
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Finding look() {
    HealthIndicator indicator = kafka.getIfAvailable();
    Health health = indicator == null ? null : indicator.health();
    return health != null && health.getStatus().equals(Status.UP)
        ? Finding.ok(
            "Brokers that answer: %s. Topics and rights were looked at when the services started."
                .formatted(health.getDetails().get("brokers")))
        : Finding.failed("No broker answers within two seconds.");
  }
}
