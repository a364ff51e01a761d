package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads a request's body up to the limit. */
@Component
public class Body {

  private final long limit;

  Body(IngestSettings settings) {
    this.limit = settings.maxBody().toBytes();
  }

  /**
   * The whole body as UTF-8 text.
   *
   * @throws Refused if it is larger than the limit
   */
  public String read(HttpServletRequest request) throws IOException {
    return new String(bytes(request), StandardCharsets.UTF_8);
  }

  /**
   * The whole body.
   *
   * @throws Refused if it is larger than the limit
   */
  public byte[] bytes(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes((int) limit + 1);
    if (body.length > limit) {
      throw new Refused(
          RejectReason.TOO_LARGE, null, "the body is larger than the limit of " + limit + " bytes");
    }
    return body;
  }
}
