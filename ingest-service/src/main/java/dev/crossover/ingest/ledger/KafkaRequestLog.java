package dev.crossover.ingest.ledger;

import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** On Kafka, with acks=all; requests that come at once share an append. */
@Component
class KafkaRequestLog implements RequestLog, DisposableBean {

  /** What comes within this time shares an append; it costs the broker more than a statement. */
  private static final int SHARED_WITHIN_MILLIS = 1;

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Producer<byte[], byte[]> producer;
  private final Admin admin;
  private final String topic;

  KafkaRequestLog(KafkaProperties kafka, KafkaAdmin settingsOfAdmin, Installation installation) {
    this.admin = Admin.create(settingsOfAdmin.getConfigurationProperties());
    Map<String, Object> settings = kafka.buildProducerProperties();
    // What comes while an append is under way shares the next one.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, SHARED_WITHIN_MILLIS);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = installation.topic(Topics.REQUESTS);
  }

  @Override
  public void append(LoggedRequest request, int partition, Acknowledged told) {
    send(request.record(topic, partition), told);
  }

  @Override
  public void claim(int partition, Acknowledged told) {
    send(LoggedRequest.claim(topic, partition), told);
  }

  @Override
  public CompletableFuture<Long> end(int partition) {
    TopicPartition of = new TopicPartition(topic, partition);
    return admin
        .listOffsets(Map.of(of, OffsetSpec.latest()))
        .partitionResult(of)
        .toCompletionStage()
        .thenApply(ListOffsetsResultInfo::offset)
        .toCompletableFuture();
  }

  private void send(ProducerRecord<byte[], byte[]> record, Acknowledged told) {
    try {
      var _ =
          producer.send(record, (at, failure) -> told.told(at == null ? -1 : at.offset(), failure));
    } catch (KafkaException | IllegalStateException e) {
      told.told(-1, e);
    }
  }

  @Override
  public void destroy() {
    admin.close(PATIENCE);
    producer.close(PATIENCE);
  }
}
