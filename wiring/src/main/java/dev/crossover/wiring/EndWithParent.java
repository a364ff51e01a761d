package dev.crossover.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ends this service when its launcher is gone, however it went: the launcher holds the other end of
 * standard input, and the system closes it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("crossover.end-with-parent")
class EndWithParent {

  @Bean
  InitializingBean watchParent() {
    return () -> Thread.ofPlatform().daemon().name("watch-parent").start(EndWithParent::watch);
  }

  private static void watch() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever written; only the end matters.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().exit(0);
  }
}
