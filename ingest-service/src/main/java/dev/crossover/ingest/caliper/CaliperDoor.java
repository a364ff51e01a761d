package dev.crossover.ingest.caliper;

import dev.crossover.ingest.intake.Candidate;
import dev.crossover.ingest.intake.Door;
import dev.crossover.ingest.intake.DoorReader;
import dev.crossover.ingest.intake.Posted;
import dev.crossover.ingest.request.InputJson;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads requests that hold envelopes, plain or signed. */
@Component
class CaliperDoor implements DoorReader {

  static final String TYPE = "Content-Type";

  private static final List<String> JSON = List.of("application/json", "application/ld+json");
  private static final List<String> SIGNED = List.of("application/jwt", "text/plain");

  /** {@link Posted#context()} of a body that is signed, whatever its sender says of its type. */
  static final Map<String, String> SIGNED_BODY = Map.of(TYPE, "application/jwt");

  private static final Pattern COMPACT_JWS = Pattern.compile("[\\w-]+(\\.[\\w-]*){2}\\s*");

  private final SignedBody signed;
  private final InputJson input;

  CaliperDoor(SignedBody signed, InputJson input) {
    this.signed = signed;
    this.input = input;
  }

  @Override
  public Door door() {
    return Door.CALIPER;
  }

  @Override
  public Map<String, String> context(HttpServletRequest request) {
    return Map.of(TYPE, Objects.requireNonNullElse(request.getContentType(), ""));
  }

  @Override
  public List<Candidate> read(Posted posted) {
    String type = posted.context(TYPE);
    String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!JSON.contains(media) && !SIGNED.contains(media)) {
      throw new Refused(
          RejectReason.MALFORMED,
          TYPE,
          "must be one of " + JSON + ", or of " + SIGNED + " if signed, but is " + type);
    }
    byte[] envelopes = posted.body();
    if (SIGNED.contains(media) || isSigned(posted)) {
      String jws = posted.text();
      envelopes = posted.isTaken() ? SignedBody.unchecked(jws) : signed.payload(jws);
    }
    return new EnvelopeReader(posted.source(), posted.at())
        .read(posted.isTaken() ? input.again(envelopes) : input.read(envelopes));
  }

  /** Not all who sign say so in the type. What begins as JSON need not be made a text. */
  private static boolean isSigned(Posted posted) {
    byte[] body = posted.body();
    return body.length > 0
        && body[0] != '{'
        && body[0] != '['
        && COMPACT_JWS.matcher(posted.text()).matches();
  }
}
