package dev.crossover.ingest.xapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.xapi.document.DocumentChange.Action;
import dev.crossover.ingest.xapi.document.DocumentKey.Kind;
import dev.crossover.ingest.xapi.document.DocumentState.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a change, by what stands there and what the client says that it knows. */
class DocumentStateTest {

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
  private static final DocumentKey KEY =
      new DocumentKey("lms", Kind.ACTIVITY_PROFILE, "https://lms.example/q", "p", null);
  private static final Document KNOWN = json("{\"a\":1,\"b\":{\"x\":1}}");

  /** SAME stands for the tag of what is there. */
  @ParameterizedTest(name = "{0} of {1}, If-Match {2}, If-None-Match {3}: {4}")
  @CsvSource({
    "PUT,    nothing, ,     *,    DONE",
    "PUT,    nothing, ,     ,     NEEDS_CONDITION",
    "PUT,    nothing, SAME, ,     NOT_AS_SEEN",
    "PUT,    known,   ,     ,     EXISTS",
    "PUT,    known,   ,     *,    NOT_AS_SEEN",
    "PUT,    known,   SAME, ,     DONE",
    "PUT,    known,   *,    ,     DONE",
    "PUT,    known,   0000, ,     NOT_AS_SEEN",
    "PUT,    known,   ,     0000, DONE",
    "POST,   nothing, ,     ,     DONE",
    "POST,   known,   ,     ,     DONE",
    "POST,   known,   0000, ,     NOT_AS_SEEN",
    "POST,   known,   ,     SAME, NOT_AS_SEEN",
    "DELETE, known,   ,     ,     DONE",
    "DELETE, known,   0000, ,     NOT_AS_SEEN",
    "DELETE, nothing, ,     ,     DONE",
  })
  void decides(
      Action action,
      String there,
      @Nullable String match,
      @Nullable String noneMatch,
      Outcome outcome) {
    DocumentState before =
        there.equals("known") ? new DocumentState(KEY, KNOWN, "0", Outcome.DONE) : null;
    DocumentState after =
        DocumentState.decide(
            before, change("1", action, json("{\"b\":{\"y\":2}}"), tags(match), tags(noneMatch)));
    assertThat(after.outcome()).isEqualTo(outcome);
    if (outcome != Outcome.DONE) {
      assertThat(after.document()).isEqualTo(before == null ? null : KNOWN);
    }
  }

  /** Names of the first level are replaced as a whole. */
  @Test
  void mergesOneLevelDeep() {
    DocumentState before = new DocumentState(KEY, KNOWN, "0", Outcome.DONE);
    DocumentState after =
        DocumentState.decide(
            before, change("1", Action.POST, json("{\"b\":{\"y\":2}}"), List.of(), List.of()));
    assertThat(text(after)).isEqualTo("{\"a\":1,\"b\":{\"y\":2}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"text/plain; {}", "application/json; [1]", "application/json; {"})
  void mergesNothingButTwoObjects(String type, String content) {
    DocumentState before =
        new DocumentState(
            KEY,
            Document.of(type, content.getBytes(StandardCharsets.UTF_8), NOW),
            "0",
            Outcome.DONE);
    DocumentState after =
        DocumentState.decide(before, change("1", Action.POST, KNOWN, List.of(), List.of()));
    assertThat(after.outcome()).isEqualTo(Outcome.CANNOT_MERGE);
    assertThat(after.document()).isEqualTo(before.document());
  }

  /** After a crash the last change comes again; its answer and the document stay. */
  @Test
  void decidesTheSameAgainForTheSameChange() {
    DocumentChange put = change("1", Action.PUT, KNOWN, List.of(), List.of("*"));
    DocumentState once = DocumentState.decide(null, put);
    assertThat(DocumentState.decide(once, put)).isEqualTo(once);
  }

  private static DocumentChange change(
      String id, Action action, Document content, List<String> match, List<String> noneMatch) {
    return new DocumentChange(
        id, KEY, action, action == Action.DELETE ? null : content, match, noneMatch, true, true);
  }

  private static List<String> tags(@Nullable String tag) {
    return tag == null ? List.of() : List.of(tag.equals("SAME") ? KNOWN.etag() : tag);
  }

  private static Document json(String text) {
    return Document.of("application/json", text.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static String text(DocumentState state) {
    Document document = state.document();
    return document == null ? "" : document.text();
  }
}
