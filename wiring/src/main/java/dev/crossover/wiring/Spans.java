package dev.crossover.wiring;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which spans are sent, and what they say. */
@Configuration(proxyBeanMethods = false)
class Spans {

  @Bean
  Sampler share(@Value("${management.tracing.sampling.probability}") double share) {
    return new SampledShare(share);
  }

  /** Whichever exporter there is. */
  @Bean
  static BeanPostProcessor spansWithoutPeople() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof SpanExporter exporter && !(bean instanceof SpansWithoutPeople)
            ? new SpansWithoutPeople(exporter)
            : bean;
      }
    };
  }
}
