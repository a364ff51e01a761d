package dev.crossover.ingest.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.TestSettings;
import dev.crossover.ingest.intake.Folding;
import dev.crossover.ingest.request.InputJson;
import dev.crossover.ingest.xapi.rule.StatementRules;
import dev.crossover.wiring.SortedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fold makes of a request the same, whether it reads it again or has what was read before. */
class HandedOnTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final Path RAW = Path.of("src/test/resources/xapi/raw");
  private static final StatementDoor DOOR =
      new StatementDoor(new InputJson(TestSettings.WIDE), TestSettings.WIDE);

  @TempDir private Path folder;

  @Test
  void theRowsAreTheSame() throws IOException {
    try (SortedRows readAgain = new SortedRows(folder.resolve("again"));
        SortedRows handedOn = new SortedRows(folder.resolve("handed"))) {
      Folding again = new Folding(readAgain, DOOR, new StatementIndex());
      Folding handed = new Folding(handedOn, DOOR, new StatementIndex());
      int second = 0;
      for (String name : StatementGoldenTest.names()) {
        String body = Files.readString(RAW.resolve(name));
        Map<String, String> context =
            Map.of(StatementDoor.TYPE, "application/json", StatementDoor.MARK, "1.0.0");
        Instant stored = NOON.plusSeconds(second++);
        String source = "lms" + second;
        again.post(source, body, context, stored);
        handed.handOn(source, body, context, stored);
      }
      String a = statement("a", "http://v.example/read", "Activity");
      String takesBack = statement("b", StatementRules.VOIDED, "StatementRef");
      String refers = statement("c", "http://v.example/liked", "StatementRef");
      for (String body : List.of(a, "[" + takesBack + "," + refers + "]")) {
        Map<String, String> context = Map.of(StatementDoor.TYPE, "application/json");
        again.post("lms", body, context, NOON);
        handed.handOn("lms", body, context, NOON);
      }
      assertThat(handed.derived()).isEqualTo(again.derived()).isGreaterThan(2 * second);
      assertThat(all(handedOn).size()).isGreaterThan(5 * second);
      assertThat(all(handedOn)).isEqualTo(all(readAgain));
    }
  }

  private static String statement(String id, String verb, String type) {
    String uuid = "7d0f7f0a-1c53-4b7f-9d8d-00000000000%s";
    return """
    {"id":"%s","actor":{"mbox":"mailto:ada@x.example"},"verb":{"id":"%s"},\
    "object":{"objectType":"%s","id":"%s"}}\
    """
        .formatted(
            uuid.formatted(id),
            verb,
            type,
            type.equals("Activity") ? "https://lms.example/a" : uuid.formatted("a"));
  }

  private static Map<String, String> all(SortedRows rows) {
    HexFormat hex = HexFormat.of();
    Map<String, String> all = new TreeMap<>();
    rows.ascending(
        new byte[] {0},
        new byte[] {(byte) 0xff},
        (key, value) -> {
          all.put(hex.formatHex(key), hex.formatHex(value));
          return true;
        });
    return all;
  }
}
