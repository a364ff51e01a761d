package dev.crossover.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Knows whether Kafka Streams has run once, which is when all local tables have been read. The
 * application is not ready before.
 */
@Component
class StreamsStarted implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StreamsStarted.class);
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch started = new CountDownLatch(1);

  /** To be called when it runs. */
  void runs() {
    started.countDown();
  }

  boolean once() {
    return started.getCount() == 0;
  }

  /** Waits for a while only: the port must answer that the process is alive. */
  @Override
  public void start() {
    try {
      awaitOnce();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for as long as it takes: who reads tables at the start comes after this. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void awaitTables() throws InterruptedException {
    while (!awaitOnce()) {
      log.info("not ready: tables and ledgers are still being read, or Kafka does not answer");
    }
  }

  private boolean awaitOnce() throws InterruptedException {
    return started.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void stop() {}

  @Override
  public boolean isRunning() {
    return once();
  }

  /** Just after the factory of the streams client, which starts a thousand phases earlier. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 500;
  }
}
