package dev.crossover.bench.doors;

import dev.crossover.wiring.EndWithParent;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;

/**
 * What the doors are held against: Spring MVC on virtual threads that cuts an array at the borders
 * of its elements, sends one record an element with acks=all, and answers when all are there. It
 * knows no keys, checks nothing and finds no repeats.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    excludeName = {
      "dev.crossover.wiring.Wiring",
      "dev.crossover.wiring.key.KeyWiring",
      "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
    })
public class BareDoor {

  static final String TOPIC = "bare";

  /** Takes {@code --server.port} and {@code --bare.bootstrap}. */
  public static void main(String[] args) {
    EndWithParent.watchIfTold();
    SpringApplication app = new SpringApplication(BareDoor.class);
    app.setDefaultProperties(
        Map.of(
            "spring.threads.virtual.enabled", "true",
            "spring.main.banner-mode", "off",
            "spring.config.name", "bare",
            "server.address", "127.0.0.1",
            "logging.level.root", "warn"));
    app.run(args);
  }

  /** Sends with acks=all, and waits for as long as the doors for what may share an append. */
  @Bean
  static Producer<byte[], byte[]> producer(@Value("${bare.bootstrap}") String bootstrap) {
    return new KafkaProducer<>(
        // With Kafka's usual 5 ms, singles over 32 connections flip between two speeds.
        Map.of(
            "bootstrap.servers", bootstrap,
            "acks", "all",
            "compression.type", "lz4",
            "linger.ms", "1"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** The endpoint; Spring finds it within the configuration. */
  @RestController
  static final class Endpoint {

    private static final JsonFactory JSON = new JsonFactory();

    private final Producer<byte[], byte[]> producer;

    Endpoint(Producer<byte[], byte[]> producer) {
      this.producer = producer;
    }

    @PostMapping("/bare")
    String post(@RequestBody byte[] body) throws ExecutionException, InterruptedException {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (byte[] element : elements(body)) {
        sent.add(producer.send(new ProducerRecord<>(TOPIC, element)));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
      return "";
    }

    private static List<byte[]> elements(byte[] body) {
      if (body.length == 0 || body[0] != '[') {
        return List.of(body);
      }
      List<byte[]> elements = new ArrayList<>();
      try (JsonParser parser = JSON.createParser(new ByteArrayInputStream(body))) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          int from = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          int to = (int) parser.currentLocation().getByteOffset();
          elements.add(Arrays.copyOfRange(body, from, to));
        }
      }
      return elements;
    }
  }
}
