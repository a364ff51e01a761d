package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.request.MemoryBudget.Held;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.FastByteArrayOutputStream;

/** Reads a request's body up to the limits of size and time; unpacks it if it is packed. */
@Component
public class Body {

  private static final int CHUNK = 16 * 1024;

  /** Bytes that a body holds from the beginning, however slowly it comes. */
  private static final int FIRST = 1024;

  private static final String READ = "crossover.body";

  private final IngestSettings settings;

  public Body(IngestSettings settings) {
    this.settings = settings;
  }

  /** How many bytes of a request's body came; null where none was read. */
  public static @Nullable Long arrived(ServletRequest request) {
    return request.getAttribute(READ) instanceof Long bytes ? bytes : null;
  }

  /**
   * The whole body as text.
   *
   * @throws Refused as {@link #bytes} does, or if it is not UTF-8
   */
  public String read(HttpServletRequest request) {
    return Utf8.text(bytes(request));
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
      return whole(request, new byte[0]);
    }
    if (!packed.equalsIgnoreCase("gzip")) {
      throw new Refused(RejectReason.MALFORMED, "Content-Encoding", "must be gzip or none");
    }
    Held held = MemoryBudget.of(request);
    byte[] unpacked = Gzip.unpacked(whole(request, new byte[0]), this::withinLimit);
    if (held != null) {
      held.take(unpacked.length);
    }
    return unpacked;
  }

  /**
   * The whole body of a request that will be read as JSON, with room for what is made of it.
   *
   * @throws Refused as {@link #bytes} does
   * @throws MemoryBudget.Busy if there is no room now
   */
  public byte[] parsed(HttpServletRequest request) {
    byte[] whole = bytes(request);
    Held held = MemoryBudget.of(request);
    if (held != null) {
      held.takeTrees(whole.length);
    }
    return whole;
  }

  /**
   * The beginning of a body that is not packed, for whoever must look before all of it may come.
   *
   * @param most bytes; if there are fewer, they are the whole
   * @throws Refused as {@link #bytes} does
   */
  public byte[] beginning(HttpServletRequest request, int most) {
    if (request.getHeader("Content-Encoding") != null) {
      throw new Refused(RejectReason.MALFORMED, "Content-Encoding", "a form must not be packed");
    }
    return sent(request, new byte[0], most);
  }

  /**
   * All of a body of which the beginning was read.
   *
   * @throws Refused as {@link #bytes} does
   */
  public byte[] whole(HttpServletRequest request, byte[] beginning) {
    return sent(request, beginning, Integer.MAX_VALUE);
  }

  /**
   * Spring takes most failures of reading for a client that has left, and answers 200: none may
   * leave here.
   */
  private byte[] sent(HttpServletRequest request, byte[] before, int most) {
    try {
      return within(request, before, most, MemoryBudget.of(request));
    } catch (SocketTimeoutException e) {
      throw new Refused(RejectReason.TOO_SLOW, null, "the body did not go on arriving");
    } catch (IOException e) {
      throw new Refused(RejectReason.MALFORMED, "body", "broke off: " + e.getMessage());
    }
  }

  private byte[] within(HttpServletRequest request, byte[] before, int most, @Nullable Held held)
      throws IOException {
    InputStream in = request.getInputStream();
    long deadline = System.nanoTime() + settings.maxBodyTime().toNanos();
    FastByteArrayOutputStream body = new FastByteArrayOutputStream(FIRST);
    if (before.length > 0) {
      body.write(before);
    }
    byte[] chunk = new byte[CHUNK];
    while (body.size() < most) {
      int n = in.read(chunk, 0, Math.min(CHUNK, most - body.size()));
      if (n < 0) {
        break;
      }
      if (held != null) {
        held.take(n);
      }
      body.write(chunk, 0, n);
      request.setAttribute(READ, (long) body.size());
      withinLimit(body.size());
      if (System.nanoTime() > deadline) {
        throw new Refused(
            RejectReason.TOO_SLOW,
            null,
            "the body took longer to arrive than the limit of " + settings.maxBodyTime());
      }
    }
    return body.toByteArrayUnsafe();
  }

  private void withinLimit(long size) {
    long limit = settings.maxBody().toBytes();
    if (size > limit) {
      throw new Refused(
          RejectReason.TOO_LARGE, null, "the body is larger than the limit of " + limit + " bytes");
    }
  }
}
