package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossover.model.event.LearningEvent;
import dev.crossover.wiring.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;

/**
 * The service on Kafka as operators run it, in a container; and what senders see when it is away.
 * {@code ./crossover test} provides podman and an image where there is no Docker engine.
 */
class ITKafkaContainer {

  private static final String IMAGE =
      Objects.requireNonNullElse(System.getenv("CROSSOVER_KAFKA_IMAGE"), "apache/kafka:4.2.1");

  @Test
  void takesEventsAndSaysLaterWhileKafkaIsAway(@TempDir Path state) {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine: install Docker, or podman and runc and use ./crossover test");
    try (KafkaContainer kafka =
        new KafkaContainer(DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("apache/kafka"))
            .withStartupTimeout(Duration.ofMinutes(2))) {
      kafka.start();
      try (ServletWebServerApplicationContext service = service(kafka, state)) {
        int port = service.getWebServer().getPort();
        Posting admin = new Posting(port, "admin", "admin-secret");
        JsonNode token =
            Json.MAPPER.readTree(admin.post("/v1/keys?name=lms", "text/plain", "").body());
        Posting lms =
            new Posting(port, token.get("key").asString(), token.get("secret").asString());

        assertThat(post(lms, "before").statusCode()).isEqualTo(200);
        kafka.getDockerClient().pauseContainerCmd(kafka.getContainerId()).exec();
        long asked = System.nanoTime();
        HttpResponse<String> away = post(lms, "while-away");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("5");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(6));
        kafka.getDockerClient().unpauseContainerCmd(kafka.getContainerId()).exec();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> post(lms, "while-away").statusCode() == 200);

        assertThat(Records.events(kafka.getBootstrapServers()))
            .extracting(LearningEvent::id)
            .contains("urn:wiki#before", "urn:wiki#while-away");
      }
    }
  }

  private static ServletWebServerApplicationContext service(KafkaContainer kafka, Path state) {
    return (ServletWebServerApplicationContext)
        IngestApplication.builder()
            .run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka.getBootstrapServers(),
                "--spring.kafka.streams.properties.state.dir=" + state,
                "--crossover.keys.admin-secret=admin-secret");
  }

  private static HttpResponse<String> post(Posting lms, String id) {
    return lms.post(
        "/v1/events",
        "application/cloudevents+json",
        """
        {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
        "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
        """
            .formatted(id));
  }
}
