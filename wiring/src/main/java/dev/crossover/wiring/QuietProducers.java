package dev.crossover.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.support.ProducerListener;

/** Without Spring's own listener, which logs keys and values of records that fail: addresses. */
@Configuration(proxyBeanMethods = false)
class QuietProducers {

  @Bean
  ProducerListener<Object, Object> quietly() {
    return new ProducerListener<>() {};
  }
}
