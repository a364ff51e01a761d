package dev.crossover.wiring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why a service refuses to start: the sentence alone, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartRefusedReporter implements SpringBootExceptionReporter {

  private static final Logger log = LoggerFactory.getLogger(StartRefusedReporter.class);

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof StartRefused refused) {
        log.error("refused to start: {}", refused.getMessage());
        return true;
      }
    }
    return false;
  }
}
