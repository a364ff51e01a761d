package dev.crossover.ingest.xapi.statement;

import dev.crossover.model.Topics;
import dev.crossover.wiring.CaughtUp;
import dev.crossover.wiring.Installation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Up to when readers see every statement, whichever instance took it. What was posted before a
 * request came is waited for, so that a sender finds what it just posted.
 */
@Component
class StatementReads implements SmartLifecycle {

  /** A reader that is told an older moment asks again; one that waits holds a connection. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final CaughtUp statements;
  private volatile boolean running;

  StatementReads(StatementTable table, KafkaAdmin admin, Installation installation, Clock clock) {
    this.statements =
        new CaughtUp(
            installation.topic(Topics.STATEMENTS),
            table.position(),
            Admin.create(admin.getConfigurationProperties()),
            clock);
  }

  Instant through() {
    return statements.through(PATIENCE);
  }

  @Override
  public void start() {
    statements.beforeReading();
    running = true;
  }

  @Override
  public void stop() {
    statements.close();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Before Kafka Streams, which reads the table. */
  @Override
  public int getPhase() {
    return 0;
  }
}
