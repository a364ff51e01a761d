package dev.crossover.ingest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.wiring.Installation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

class KafkaLetterBoxTest {

  /** Each try of an operator would leave a producer behind that asks for brokers for ever. */
  @Test
  void aClientThatCannotBeMadeLeavesNoneOfTheOthers() {
    KafkaProperties kafka = new KafkaProperties();
    kafka.setBootstrapServers(List.of("127.0.0.1:1"));
    kafka.getConsumer().getProperties().put("interceptor.classes", "no.such.Interceptor");
    KafkaLetterBox box = new KafkaLetterBox(kafka, Installation.ALONE);
    assertThatThrownBy(box::take).isInstanceOf(KafkaAway.class);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("kafka-producer-network-thread"));
  }
}
