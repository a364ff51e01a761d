package dev.crossover.ingest.request;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that came as bytes. The decoder of {@code new String} replaces what it cannot read, and two
 * people whose names differ there alone would become one.
 */
public final class Utf8 {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final byte[] MARK =
      String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8);
  private static final int CHECKED_AT_ONCE = 8 * 1024;

  /**
   * The text, without the byte order mark that some clients put before it.
   *
   * @throws Refused if it is not UTF-8
   */
  public static String text(byte[] bytes) {
    String text = decoded(bytes, "body");
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * A text of a query or form.
   *
   * @param encoded with percent signs, and plus signs for blanks
   * @param field what is named if it cannot be read
   * @throws Refused if it is not percent-encoded UTF-8
   */
  public static String unescaped(String encoded, String field) {
    if (encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0) {
      return encoded;
    }
    byte[] written = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream meant = new ByteArrayOutputStream(written.length);
    for (int i = 0; i < written.length; i++) {
      if (written[i] == '%') {
        meant.write(octet(written, i, field));
        i += 2;
      } else {
        meant.write(written[i] == '+' ? ' ' : written[i]);
      }
    }
    return decoded(meant.toByteArray(), field);
  }

  private static int octet(byte[] written, int percent, String field) {
    int high = percent + 2 < written.length ? Character.digit(written[percent + 1], 16) : -1;
    int low = high < 0 ? -1 : Character.digit(written[percent + 2], 16);
    if (low < 0) {
      throw new Refused(RejectReason.MALFORMED, field, "is not percent-encoded");
    }
    return high * 16 + low;
  }

  /**
   * Where the text of bytes begins: behind the byte order mark, if there is one.
   *
   * @throws Refused if they are not UTF-8, or a second mark follows
   */
  static int beginOfText(byte[] bytes) {
    CharsetDecoder decoder = strict();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(Math.min(bytes.length, CHECKED_AT_ONCE));
    CoderResult result = decoder.decode(in, out, true);
    while (result.isOverflow()) {
      result = decoder.decode(in, out.clear(), true);
    }
    require(result, in, "body");
    int begin = isMark(bytes, 0) ? MARK.length : 0;
    if (begin > 0 && isMark(bytes, begin)) {
      throw new Refused(RejectReason.MALFORMED, "body", "begins with two byte order marks");
    }
    return begin;
  }

  private static boolean isMark(byte[] bytes, int at) {
    return bytes.length - at >= MARK.length
        && Arrays.equals(bytes, at, at + MARK.length, MARK, 0, MARK.length);
  }

  private static String decoded(byte[] bytes, String field) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    require(strict().decode(in, out, true), in, field);
    return out.flip().toString();
  }

  private static CharsetDecoder strict() {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private static void require(CoderResult result, ByteBuffer in, String field) {
    if (result.isError()) {
      throw new Refused(
          RejectReason.MALFORMED, field, "is not UTF-8 from byte " + in.position() + " on");
    }
  }

  private Utf8() {}
}
