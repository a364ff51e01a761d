package dev.crossover.dashboard.looks;

import static dev.crossover.model.Samples.day;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LooksTest {

  private static final String ADA = "/api/v1/learners/ada";

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final Looks looks = dashboard.get(Looks.class);

  @BeforeEach
  void fill() {
    dashboard.put(Samples.PLAN);
    dashboard.put(Samples.ada(), List.of());
  }

  @AfterEach
  void stop() {
    dashboard.close();
  }

  @Test
  void eachKindOfLookIsOneEntryADayWithHowOften() {
    dashboard.text(ADA);
    dashboard.text(ADA);
    dashboard.text("/api/v1/teams/team-a/learners");
    looks.keep();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 2", "2026-03-12 key admin ROW 1");
    assertThat(spool()).doesNotExist();
    dashboard.pass(Duration.ofDays(1));
    dashboard.text(ADA);
    looks.keep();
    assertThat(seen()).startsWith("2026-03-13 key admin PAGE 1");
  }

  /** A page that refreshes itself all day writes an entry an hour, and loses no number. */
  @Test
  void whatIsCountedOnIsWrittenOnceAnHourAndWhenTheDayIsOver() {
    dashboard.text(ADA);
    looks.keep();
    dashboard.text(ADA);
    looks.keep();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 1");
    dashboard.pass(Duration.ofHours(1));
    looks.keep();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 2");
    dashboard.text(ADA);
    dashboard.pass(Duration.ofDays(1));
    looks.keep();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 3");
  }

  /** While Kafka is away looks wait in a file, and a service that ends meanwhile leaves them. */
  @Test
  void looksOutliveAnOutageAndTheService() throws IOException {
    dashboard.away(true);
    dashboard.text(ADA);
    looks.keep();
    assertThat(seen()).isEmpty();
    String left = Files.readString(spool());
    try (FilledDashboard next = new FilledDashboard(day(10))) {
      next.put(Samples.PLAN);
      next.put(Samples.ada(), List.of());
      // A kill in the middle of a letter of two bytes, and then the next look.
      byte[] cut = (left + "\n{\"key\":\"\u00e9").getBytes(UTF_8);
      Files.write(next.state().resolve("looks.jsonl"), Arrays.copyOf(cut, cut.length - 1));
      next.text("/api/v1/teams/team-a/learners");
      next.get(Looks.class).keep();
      assertThat(next.json(ADA + "/looks")).hasSize(2);
      assertThat(next.state().resolve("looks.jsonl")).doesNotExist();
    }
    dashboard.away(false);
    looks.keep();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 1");
  }

  /** People go on reading; the gap is counted, and written down later. */
  @Test
  void whatCannotBeWrittenIsAGapOnRecord() throws IOException {
    Files.createDirectory(spool());
    dashboard.text(ADA);
    dashboard.text(ADA);
    Files.delete(spool());
    looks.keep();
    assertThat(seen()).isEmpty();
    assertThat(dashboard.tables().looks().all())
        .singleElement()
        .satisfies(gap -> {
          assertThat(gap.kind().name()).isEqualTo("LOST");
          assertThat(gap.times()).isEqualTo(2);
        });
  }

  @Test
  void aNumberThatWasCountedOnIsKeptWhenTheServiceEnds() {
    dashboard.text(ADA);
    looks.keep();
    dashboard.text(ADA);
    looks.keepTheRest();
    assertThat(seen()).containsExactly("2026-03-12 key admin PAGE 2");
  }

  @Test
  void aYearLaterItIsForgotten() {
    dashboard.text(ADA);
    looks.keep();
    dashboard.pass(Duration.ofDays(366));
    looks.keep();
    assertThat(seen()).isEmpty();
  }

  private Path spool() {
    return dashboard.state().resolve("looks.jsonl");
  }

  private List<String> seen() {
    return dashboard.json(ADA + "/looks").valueStream().map(LooksTest::told).toList();
  }

  private static String told(JsonNode look) {
    return "%s %s %s %d"
        .formatted(
            look.get("day").asString(),
            look.get("viewer").asString(),
            look.get("kind").asString(),
            look.get("times").asInt());
  }
}
