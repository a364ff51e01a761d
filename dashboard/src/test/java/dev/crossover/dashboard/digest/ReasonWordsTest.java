package dev.crossover.dashboard.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.IfItWorks;
import dev.crossover.model.intake.IntakeResult.Refusal;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.progress.LearnerState;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Mails say what pages say: the same tables are read by {@code ReasonWords.test.ts} of the web. */
class ReasonWordsTest {

  private static final JsonNode REASONS = read("reasons.json");
  private static final JsonNode SOURCES = read("sources.json");

  private static JsonNode read(String name) {
    try (InputStream in = ReasonWordsTest.class.getResourceAsStream("/words/" + name)) {
      return Json.MAPPER.readTree(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<JsonNode> reasons() {
    return REASONS.get("cases").valueStream();
  }

  static Stream<JsonNode> sources() {
    return SOURCES.get("cases").valueStream();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void saysWhatThePageSays(JsonNode c) {
    ReasonWords words =
        new ReasonWords(
            Instant.parse(REASONS.get("now").asString()),
            ZoneOffset.UTC,
            c.get("inWords").asBoolean());
    LearnerRow row = row(c);
    assertThat(ReasonWords.word(ReasonWords.first(row).reason()))
        .isEqualTo(c.get("word").asString());
    assertThat(words.why(row)).isEqualTo(c.get("why").asString());
    assertThat(ReasonWords.step(row)).isEqualTo(c.get("step").asString());
    JsonNode gain = c.get("gain");
    if (gain != null) {
      assertThat(
              words.ifItWorks(
                  new IfItWorks.Gain(
                      gain.get("unit").asString(),
                      gain.get("onTime").asDouble(),
                      gain.get("then").asDouble())))
          .isEqualTo(c.get("ifItWorks").asString());
    }
  }

  @Test
  void everyReasonIsInTheTable() {
    assertThat(reasons().map(c -> StallReason.valueOf(c.at("/stall/reason").asString())))
        .contains(StallReason.values());
  }

  @Test
  void headsAsThePageDoes() {
    assertThat(REASONS.get("headings").properties())
        .isNotEmpty()
        .allSatisfy(
            h -> assertThat(ReasonWords.heading(h.getKey())).isEqualTo(h.getValue().asString()));
  }

  @ParameterizedTest
  @MethodSource("sources")
  void callsSilentWhatThePageDoes(JsonNode c) {
    Instant refused = at(c, "refusedAt");
    SourceStatus status =
        new SourceStatus(
            at(c, "lastEventAt"),
            null,
            1,
            0,
            Map.of(),
            refused,
            refused == null ? null : new Refusal("too_large", null, null),
            null,
            null,
            null);
    assertThat(status.usualGap()).isEqualTo(Duration.parse(SOURCES.get("usualGap").asString()));
    Instant since =
        SilentSources.since(
            c.get("name").asString(), status, Instant.parse(SOURCES.get("now").asString()));
    assertThat(since != null).isEqualTo(c.get("silent").asBoolean());
  }

  private static @Nullable Instant at(JsonNode c, String field) {
    return c.has(field) ? Instant.parse(c.get(field).asString()) : null;
  }

  private static LearnerRow row(JsonNode c) {
    Map<String, String> titles = new TreeMap<>();
    REASONS
        .get("titles")
        .properties()
        .forEach(t -> titles.put(t.getKey(), t.getValue().asString()));
    Stall stall = Json.MAPPER.treeToValue(c.get("stall"), Stall.class);
    return new LearnerRow(
        "ada",
        "Ada",
        "spring",
        "team-a",
        LearnerState.STALLED,
        c.get("needsYou").asBoolean(),
        false,
        0,
        0,
        0,
        0,
        c.get("gapWeeks").asDouble(),
        null,
        List.of(),
        List.of(stall),
        titles,
        c.get("helpers").valueStream().map(JsonNode::asString).toList(),
        null,
        c.get("hoursDue").asDouble(),
        null,
        List.of(),
        null);
  }
}
