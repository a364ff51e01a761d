package dev.crossover.ingest.request;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952), all members of it, whole or not at all. The stream of the JDK ignores
 * whatever it cannot read behind the first member, so a second member that was cut would be lost
 * without a word.
 */
final class Gzip {

  private static final int CHUNK = 16 * 1024;
  private static final int MAGIC = 0x8b1f;
  private static final int DEFLATE = 8;
  private static final int TIME_FLAGS_AND_SYSTEM = 6;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;

  private final ByteBuffer in;
  private final Limit limit;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] chunk = new byte[CHUNK];

  private Gzip(byte[] packed, Limit limit) {
    this.in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    this.limit = limit;
  }

  /** Refuses what has become too large. */
  @FunctionalInterface
  interface Limit {
    void check(long size);
  }

  /**
   * The content.
   *
   * @param limit asked while unpacking, since little can unpack to much
   * @throws Refused if it is cut, damaged or followed by anything else
   */
  static byte[] unpacked(byte[] packed, Limit limit) {
    Gzip gzip = new Gzip(packed, limit);
    Inflater inflater = new Inflater(true);
    try {
      do {
        gzip.header();
        gzip.content(inflater);
      } while (gzip.in.hasRemaining());
      return gzip.out.toByteArray();
    } catch (BufferUnderflowException e) {
      throw broken("it ends too early");
    } catch (DataFormatException e) {
      throw broken(String.valueOf(e.getMessage()));
    } finally {
      inflater.end();
    }
  }

  private void header() {
    int start = in.position();
    if (Short.toUnsignedInt(in.getShort()) != MAGIC || in.get() != DEFLATE) {
      throw broken(start == 0 ? "it does not begin like gzip" : "its end is followed by more");
    }
    int flags = in.get();
    skip(TIME_FLAGS_AND_SYSTEM);
    if ((flags & EXTRA) != 0) {
      skip(Short.toUnsignedInt(in.getShort()));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
  }

  private void content(Inflater inflater) throws DataFormatException {
    CRC32 sum = new CRC32();
    inflater.reset();
    inflater.setInput(in);
    while (!inflater.finished()) {
      int n = inflater.inflate(chunk);
      if (n == 0 && !inflater.finished()) {
        throw broken("it ends too early");
      }
      sum.update(chunk, 0, n);
      out.write(chunk, 0, n);
      limit.check(out.size());
    }
    if (in.getInt() != (int) sum.getValue() || in.getInt() != (int) inflater.getBytesWritten()) {
      throw broken("its checksum does not hold");
    }
  }

  private void skip(int bytes) {
    if (bytes > in.remaining()) {
      throw new BufferUnderflowException();
    }
    in.position(in.position() + bytes);
  }

  private void skipText() {
    while (in.get() != 0) {
      // up to the zero that ends it
    }
  }

  private static Refused broken(String why) {
    return new Refused(RejectReason.MALFORMED, "body", "is not gzip, or not all of it: " + why);
  }
}
