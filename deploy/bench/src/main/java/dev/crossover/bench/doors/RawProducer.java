package dev.crossover.bench.doors;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What Kafka's own client does without any door: one record a statement, with acks=all. */
final class RawProducer implements AutoCloseable {

  private final Producer<byte[], byte[]> producer;

  RawProducer(String bootstrap) {
    this.producer = BareDoor.producer(bootstrap);
  }

  /** Statements a second until the last of so many is acknowledged. */
  double rate(int statements) throws ExecutionException, InterruptedException {
    List<byte[]> bodies = Stream.generate(Payload.statements(1).body()).limit(statements).toList();
    long began = System.nanoTime();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (byte[] body : bodies) {
      sent.add(producer.send(new ProducerRecord<>(BareDoor.TOPIC, body)));
    }
    for (Future<RecordMetadata> each : sent) {
      each.get();
    }
    return statements / ((System.nanoTime() - began) / 1e9);
  }

  @Override
  public void close() {
    producer.close();
  }
}
