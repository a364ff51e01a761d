package dev.crossover.standalone.client;

import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.launcher.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/**
 * Posts the statements of a file in batches. A batch that is refused is halved until the bad ones
 * stand alone. How far it came is kept after each batch, so that an import that was broken off goes
 * on there; a finished one leaves no trace.
 */
public final class StatementImport {

  private static final int BATCH = 100;
  private static final int MOST_CHARS = 2_000_000;

  private final Api source;
  private final DataFolder data;
  private final Tally tally = new Tally();

  /** What became of the statements. */
  public static final class Tally {
    private long accepted;
    private long duplicates;
    private final Map<String, Long> rejected = new TreeMap<>();

    public long accepted() {
      return accepted;
    }

    public long duplicates() {
      return duplicates;
    }

    /** Rejected statements by reason. */
    public Map<String, Long> rejected() {
      return rejected;
    }
  }

  public StatementImport(Api source, DataFolder data) {
    this.source = source;
    this.data = data;
  }

  public Tally tally() {
    return tally;
  }

  /**
   * Posts one file.
   *
   * @param progress is told how many statements of the file are done
   * @throws IOException if the file cannot be read, or the service stays away
   */
  public void post(Path file, LongConsumer progress) throws IOException, InterruptedException {
    String mark = mark(file);
    String kept = data.read(mark);
    long skip = kept == null ? 0 : Long.parseLong(kept);
    long done = 0;
    try (MappingIterator<JsonNode> statements = StatementFile.read(file)) {
      List<String> batch = new ArrayList<>();
      int chars = 0;
      while (statements.hasNext()) {
        JsonNode statement = statements.next();
        done++;
        if (done <= skip) {
          continue;
        }
        String text = statement.toString();
        batch.add(text);
        chars += text.length();
        if (batch.size() == BATCH || chars > MOST_CHARS || !statements.hasNext()) {
          send(batch);
          batch.clear();
          chars = 0;
          data.write(mark, String.valueOf(done));
          progress.accept(done);
        }
      }
    } catch (JacksonException e) {
      throw new IOException(file + ": after " + done + " statements: " + e.getOriginalMessage(), e);
    }
    Files.deleteIfExists(data.run(mark));
  }

  private void send(List<String> batch) throws IOException, InterruptedException {
    Answer answer =
        source.post("/xapi/statements", "application/json", "[" + String.join(",", batch) + "]");
    if (answer.ok()) {
      tally.accepted += answer.number("X-Crossover-Accepted");
      tally.duplicates += answer.number("X-Crossover-Duplicate");
    } else if (answer.status() != 400 && answer.status() != 409 && answer.status() != 413) {
      throw new IOException("the service answered " + answer.status() + ": " + answer.body());
    } else if (batch.size() > 1) {
      int half = batch.size() / 2;
      send(batch.subList(0, half));
      send(batch.subList(half, batch.size()));
    } else {
      tally.rejected.merge(reason(answer), 1L, Long::sum);
    }
  }

  /** Code and field; the rest of the message differs from statement to statement. */
  private static String reason(Answer answer) {
    JsonNode body = answer.json();
    String field = body.path("field").asString("").replaceAll("^statements\\[\\d+]\\.", "");
    return body.path("type").asString("http_" + answer.status()).replaceAll("^.*:", "")
        + (field.isEmpty() ? "" : " " + field);
  }

  private static String mark(Path file) throws IOException {
    String identity = file.toAbsolutePath() + "|" + Files.size(file);
    return "import-" + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8));
  }
}
