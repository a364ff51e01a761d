package dev.crossover.ingest.system;

import dev.crossover.wiring.Installation;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.ProducerListener;
import org.springframework.stereotype.Component;

/** The two ways to publish: one by one for events, all or none for a roster and for a plan. */
@Component
class Producers implements DisposableBean {

  private final DefaultKafkaProducerFactory<String, byte[]> single;
  private final DefaultKafkaProducerFactory<String, byte[]> transactional;

  Producers(KafkaProperties kafka, Installation installation) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    this.single = factory(settings);
    this.transactional = factory(settings);
    // A new prefix each start: nothing is consumed in these transactions, so none must be fenced.
    this.transactional.setTransactionIdPrefix(
        installation.name(IngestUse.TRANSACTIONS) + UUID.randomUUID() + "-");
  }

  KafkaTemplate<String, byte[]> single() {
    return quiet(single);
  }

  KafkaTemplate<String, byte[]> transactional() {
    return quiet(transactional);
  }

  /**
   * Without the default listener, which logs keys of records that fail: accounts, mail addresses.
   */
  private static KafkaTemplate<String, byte[]> quiet(
      DefaultKafkaProducerFactory<String, byte[]> factory) {
    KafkaTemplate<String, byte[]> template = new KafkaTemplate<>(factory);
    template.setProducerListener(new ProducerListener<>() {});
    return template;
  }

  @Override
  public void destroy() {
    single.destroy();
    transactional.destroy();
  }

  private static DefaultKafkaProducerFactory<String, byte[]> factory(Map<String, Object> settings) {
    return new DefaultKafkaProducerFactory<>(
        settings, new StringSerializer(), new ByteArraySerializer());
  }
}
