package dev.crossover.ingest.xapi.statement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.TestSettings;
import dev.crossover.ingest.intake.Folding;
import dev.crossover.ingest.request.InputJson;
import dev.crossover.ingest.xapi.rule.StatementRules;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.SortedRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What is found by what, whatever the order in which statements came. */
class StatementIndexTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final StatementDoor DOOR =
      new StatementDoor(new InputJson(TestSettings.WIDE), TestSettings.WIDE);

  @TempDir private Path folder;
  private @Nullable Folding folding;
  private int folders;
  private @Nullable SortedRows rows;

  @BeforeEach
  void start() {
    end();
    rows = new SortedRows(folder.resolve("rows" + folders++));
    folding = new Folding(rows, DOOR, new StatementIndex());
  }

  @AfterEach
  void end() {
    if (rows != null) {
      rows.close();
    }
  }

  @Test
  void findsByEachThingThatItSpeaksOf() {
    put("s1", 0, statement("ada", "read", "https://lms.example/a"));
    assertThat(found(StatementKeys.verb("https://v.example/read"))).containsExactly("s1");
    assertThat(found(StatementKeys.agent("mbox|mailto:ada@x.example", false)))
        .containsExactly("s1");
    assertThat(found(StatementKeys.activity("https://lms.example/a", false))).containsExactly("s1");
    assertThat(found(StatementKeys.activity("https://lms.example/b", false))).isEmpty();
    assertThat(
            found(
                StatementKeys.agent("mbox|mailto:ada@x.example", false),
                StatementKeys.verb("https://v.example/passed")))
        .isEmpty();
  }

  /** The times are those of storing: since leaves its own moment out, until takes it in. */
  @Test
  void rangesByTheTimeOfStoring() {
    for (int i = 0; i < 5; i++) {
      put("s" + i, i, statement("ada", "read", "https://lms.example/a"));
    }
    assertThat(found(new StatementRange(NOON.plusSeconds(1), NOON.plusSeconds(3), true, null)))
        .containsExactly("s2", "s3");
    assertThat(found(new StatementRange(null, NOON.plusSeconds(1), false, null)))
        .containsExactly("s1", "s0");
  }

  /** A reference is found by what it refers to, and the chain may come in any order. */
  @Test
  void aReferenceIsFoundByItsTargetInAnyOrderOfArrival() {
    for (int seed = 0; seed < 24; seed++) {
      start();
      List<Runnable> arrivals = new ArrayList<>();
      arrivals.add(() -> put("target", 0, statement("ada", "read", "https://lms.example/a")));
      arrivals.add(() -> put("first", 1, reference("tutor", "commented", "target")));
      arrivals.add(() -> put("second", 2, reference("other", "liked", "first")));
      Collections.shuffle(arrivals, new Random(seed));
      arrivals.forEach(Runnable::run);
      assertThat(found(StatementKeys.activity("https://lms.example/a", false)))
          .containsExactlyInAnyOrder("second", "first", "target");
    }
  }

  @Test
  void aVoidedStatementIsGoneFromSearchInAnyOrderOfArrival() {
    for (boolean voidingFirst : new boolean[] {true, false}) {
      start();
      ObjectNode voiding = reference("tutor", "x", "target");
      voiding.putObject("verb").put("id", StatementRules.VOIDED);
      if (voidingFirst) {
        put("voiding", 1, voiding);
      }
      put("target", 0, statement("ada", "read", "https://lms.example/a"));
      if (!voidingFirst) {
        put("voiding", 1, voiding);
      }
      assertThat(isVoided("target")).isTrue();
      assertThat(found(StatementKeys.verb("https://v.example/read"))).containsExactly("voiding");
    }
  }

  /** A token is one sender's: what another one posted is not its to take back, nor later. */
  @ParameterizedTest
  @CsvSource({"lms, true, true", "lms, false, true", "wiki, true, false", "wiki, false, false"})
  void onlyItsOwnSourceVoidsAStatement(String voider, boolean targetFirst, boolean voided) {
    ObjectNode voiding = reference("tutor", "x", "target");
    voiding.putObject("verb").put("id", StatementRules.VOIDED);
    if (targetFirst) {
      put("target", 0, statement("ada", "read", "https://lms.example/a"));
    }
    put("voiding", 1, voider, voiding);
    if (!targetFirst) {
      put("target", 2, statement("ada", "read", "https://lms.example/a"));
    }
    assertThat(isVoided("target")).isEqualTo(voided);
    assertThat(found(StatementKeys.verb("https://v.example/read")).contains("target"))
        .isEqualTo(!voided);
  }

  @Test
  void aVoidingStatementCannotBeVoided() {
    ObjectNode voiding = reference("tutor", "x", "target");
    voiding.putObject("verb").put("id", StatementRules.VOIDED);
    put("voiding", 0, voiding);
    ObjectNode again = reference("tutor", "x", "voiding");
    again.putObject("verb").put("id", StatementRules.VOIDED);
    put("again", 1, again);
    assertThat(isVoided("voiding")).isFalse();
  }

  /** A retry is a repeat, and other content under an id that is taken changes nothing. */
  @Test
  void theFirstContentOfAnIdStands() {
    put("s1", 0, statement("ada", "read", "https://lms.example/a"));
    put("s1", 9, statement("ada", "read", "https://lms.example/a"));
    put("s1", 10, statement("ada", "passed", "https://lms.example/a"));
    StatementRow row = reads().find("lms", "s1");
    assertThat(row == null ? null : row.stored()).isEqualTo(NOON);
    assertThat(found(StatementKeys.ANY)).containsExactly("s1");
    assertThat(found(StatementKeys.verb("https://v.example/passed"))).isEmpty();
  }

  /** The same statement of two sources is two, and neither learns of the other. */
  @Test
  void sourcesAreApart() {
    put("s1", 0, "lms", statement("ada", "read", "https://lms.example/a"));
    put("s1", 1, "wiki", statement("bob", "passed", "https://lms.example/b"));
    assertThat(found(StatementKeys.verb("https://v.example/passed"))).isEmpty();
    assertThat(id(reads().find("wiki", "s1"))).isEqualTo("s1");
    assertThat(reads().find("other", "s1")).isNull();
  }

  /** Paging with rows that do not meet the filter still comes to all of those that do. */
  @Test
  void pagesGoOnWhereTheyEnded() {
    for (int i = 0; i < 20; i++) {
      put("s" + i, i, statement("ada", i % 5 == 0 ? "read" : "seen", "https://lms.example/a"));
    }
    List<String> ids = new ArrayList<>();
    StatementRange.Position position = null;
    int pages = 0;
    do {
      StatementReads.Page page =
          reads()
              .read(
                  "lms",
                  ordered(StatementKeys.ANY, StatementKeys.verb("https://v.example/read")),
                  new StatementRange(null, null, true, position),
                  2,
                  3);
      page.found().forEach(r -> ids.add(id(r)));
      position = page.next();
      pages++;
    } while (position != null);
    assertThat(ids).containsExactly("s0", "s5", "s10", "s15");
    assertThat(pages).isGreaterThan(4);
  }

  private List<String> found(String... wanted) {
    return ids(ordered(wanted), new StatementRange(null, null, false, null));
  }

  private List<String> found(StatementRange range) {
    return ids(Set.of(StatementKeys.ANY), range);
  }

  private List<String> ids(Set<String> wanted, StatementRange range) {
    return reads().read("lms", wanted, range, 100, 100).found().stream()
        .map(StatementIndexTest::id)
        .toList();
  }

  private static Set<String> ordered(String... wanted) {
    return new LinkedHashSet<>(List.of(wanted));
  }

  private StatementReads reads() {
    return new StatementReads(Objects.requireNonNull(rows));
  }

  private boolean isVoided(String id) {
    StatementRow row = reads().find("lms", id);
    return row != null && row.voided();
  }

  private void put(String id, int second, ObjectNode statement) {
    put(id, second, "lms", statement);
  }

  private void put(String id, int second, String source, ObjectNode statement) {
    Objects.requireNonNull(folding)
        .post(
            source,
            statement.deepCopy().put("id", id).toString(),
            Map.of(StatementDoor.TYPE, "application/json", StatementDoor.MARK, "1.0.0"),
            NOON.plusSeconds(second));
  }

  private static String id(@Nullable StatementRow row) {
    return row == null ? "" : row.statement().get("id").asString();
  }

  private static ObjectNode statement(String who, String verb, String activity) {
    ObjectNode s = Json.MAPPER.createObjectNode();
    s.putObject("actor").put("mbox", "mailto:" + who + "@x.example");
    s.putObject("verb").put("id", "https://v.example/" + verb);
    s.putObject("object").put("id", activity);
    return s;
  }

  private static ObjectNode reference(String who, String verb, String target) {
    ObjectNode s = statement(who, verb, "");
    s.putObject("object").put("objectType", "StatementRef").put("id", target);
    return s;
  }
}
