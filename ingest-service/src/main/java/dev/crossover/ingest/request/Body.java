package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
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
  public String read(HttpServletRequest request) throws IOException {
    return new String(bytes(request), StandardCharsets.UTF_8);
  }

  /**
   * The whole body.
   *
   * @throws Refused if it is larger than the limit, takes longer, or is packed in a way unknown
   */
  public byte[] bytes(HttpServletRequest request) throws IOException {
    String packed = request.getHeader("Content-Encoding");
    if (packed == null || packed.equalsIgnoreCase("identity")) {
      return within(request.getInputStream());
    }
    if (!packed.equalsIgnoreCase("gzip")) {
      throw new Refused(RejectReason.MALFORMED, "Content-Encoding", "must be gzip or none");
    }
    try (InputStream unpacked = new GZIPInputStream(request.getInputStream())) {
      return within(unpacked);
    } catch (ZipException e) {
      throw new Refused(RejectReason.MALFORMED, "body", "is not gzip: " + e.getMessage());
    }
  }

  private byte[] within(InputStream in) throws IOException {
    long limit = settings.maxBody().toBytes();
    long deadline = System.nanoTime() + settings.maxBodyTime().toNanos();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      body.write(chunk, 0, n);
      if (body.size() > limit) {
        throw new Refused(
            RejectReason.TOO_LARGE,
            null,
            "the body is larger than the limit of " + limit + " bytes");
      }
      if (System.nanoTime() > deadline) {
        throw new Refused(
            RejectReason.TOO_SLOW,
            null,
            "the body took longer to arrive than the limit of " + settings.maxBodyTime());
      }
    }
    return body.toByteArray();
  }
}
