package dev.crossover.ingest.system;

import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads a request's body up to the limits of size and time; unpacks it if it is packed. */
@Component
public class Body {

  private static final int CHUNK = 16 * 1024;

  private final IngestSettings settings;

  Body(IngestSettings settings) {
    this.settings = settings;
  }

  /**
   * The whole body as UTF-8 text.
   *
   * @throws Refused as {@link #bytes} does
   */
  public String read(HttpServletRequest request) {
    return new String(bytes(request), StandardCharsets.UTF_8);
  }

  /**
   * The whole body.
   *
   * @throws Refused if it breaks off, is larger than the limit, takes longer, or is packed in a way
   *     unknown
   */
  public byte[] bytes(HttpServletRequest request) {
    String packed = request.getHeader("Content-Encoding");
    if (packed == null || packed.equalsIgnoreCase("identity")) {
      return sent(request);
    }
    if (!packed.equalsIgnoreCase("gzip")) {
      throw new Refused(RejectReason.MALFORMED, "Content-Encoding", "must be gzip or none");
    }
    return Gzip.unpacked(sent(request), this::withinLimit);
  }

  /**
   * Spring takes most failures of reading for a client that has left, and answers 200: none may
   * leave here.
   */
  private byte[] sent(HttpServletRequest request) {
    try {
      return within(request.getInputStream());
    } catch (SocketTimeoutException e) {
      throw new Refused(RejectReason.TOO_SLOW, null, "the body did not go on arriving");
    } catch (IOException e) {
      throw new Refused(RejectReason.MALFORMED, "body", "broke off: " + e.getMessage());
    }
  }

  private byte[] within(InputStream in) throws IOException {
    long deadline = System.nanoTime() + settings.maxBodyTime().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      body.write(chunk, 0, n);
      withinLimit(body.size());
      if (System.nanoTime() > deadline) {
        throw new Refused(
            RejectReason.TOO_SLOW,
            null,
            "the body took longer to arrive than the limit of " + settings.maxBodyTime());
      }
    }
    return body.toByteArray();
  }

  private void withinLimit(long size) {
    long limit = settings.maxBody().toBytes();
    if (size > limit) {
      throw new Refused(
          RejectReason.TOO_LARGE, null, "the body is larger than the limit of " + limit + " bytes");
    }
  }
}
