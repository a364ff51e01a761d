package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.DoorReader;
import dev.crossover.ingest.intake.Posted;
import dev.crossover.ingest.request.InputJson;
import dev.crossover.ingest.xapi.XapiVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads requests that hold statements. */
@Component
class StatementDoor implements DoorReader {

  static final String TYPE = "Content-Type";

  /** Version that statements are marked with which name none. */
  static final String MARK = "version";

  /** Id that a PUT names; empty for a POST. */
  static final String ID = "statementId";

  private final InputJson input;
  private final Duration repeats;

  StatementDoor(InputJson input, IngestSettings settings) {
    this.input = input;
    this.repeats = settings.repeatsWithin();
  }

  @Override
  public Door door() {
    return Door.XAPI;
  }

  @Override
  public Map<String, String> context(HttpServletRequest request) {
    return Map.of(
        TYPE, String.valueOf(request.getContentType()), MARK, XapiVersion.of(request).mark());
  }

  @Override
  public List<Candidate> read(Posted posted) {
    String forced = posted.context(ID);
    Parts parts = Parts.of(posted.context(TYPE), posted.body());
    return new StatementReader(posted.source(), posted.at(), repeats, !posted.isTaken())
        .read(
            posted.isTaken() ? input.again(parts.json()) : input.read(parts.json()),
            parts.contents(),
            forced.isEmpty() ? null : forced);
  }
}
