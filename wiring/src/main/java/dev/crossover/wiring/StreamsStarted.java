package dev.crossover.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Knows whether Kafka Streams has run once, which is when all local tables have been read. The
 * application is not ready before.
 */
@Component
class StreamsStarted implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StreamsStarted.class);
  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch started = new CountDownLatch(1);

  /** To be called when it runs. */
  void runs() {
    started.countDown();
  }

  boolean once() {
    return started.getCount() == 0;
  }

  @Override
  public void start() {
    try {
      if (!started.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("Kafka Streams is not running yet after {} s", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
