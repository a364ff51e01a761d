package dev.crossover.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is packed comes out whole, or is refused. */
class GzipTest {

  private static final byte[] TEXT = "{\"verb\":\"completed\"}".getBytes(StandardCharsets.UTF_8);

  @RepeatedTest(50)
  void whatWasPackedComesOut(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    byte[] first = bytes(random, 50_000);
    byte[] second = bytes(random, 1_000);
    assertThat(unpacked(packed(first))).isEqualTo(first);
    assertThat(unpacked(joined(packed(first), packed(second)))).isEqualTo(joined(first, second));
  }

  /** The one cut that nobody can see is that between two members. */
  @RepeatedTest(20)
  void noCutIsTaken(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    byte[] one = packed(bytes(random, 200));
    byte[] whole = joined(one, packed(bytes(random, 200)));
    for (int cut = 0; cut < whole.length; cut++) {
      if (cut != one.length) {
        refused(Arrays.copyOf(whole, cut));
      }
    }
  }

  @RepeatedTest(50)
  void nothingBehindTheEndIsLeftOut(RepetitionInfo seed) {
    byte[] rest = bytes(new Random(seed.getCurrentRepetition()), 40);
    refused(joined(packed(TEXT), joined(new byte[] {(byte) rest.length}, rest)));
  }

  /** Some bits, those that fill up the last byte, say nothing. */
  @Test
  void noDamageChangesTheContent() {
    byte[] whole = packed(TEXT);
    for (int i = 10; i < whole.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThat(catchThrowable(() -> assertThat(unpacked(damaged)).isEqualTo(TEXT)))
            .satisfiesAnyOf(
                e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(Refused.class));
      }
    }
  }

  /** Tools write the name of a file, a comment and more into the header. */
  @Test
  void everyFieldOfTheHeaderIsReadOver() {
    for (int flags = 0; flags < 32; flags++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
      if ((flags & 4) != 0) {
        out.writeBytes(new byte[] {3, 0, 'e', 'x', 't'});
      }
      if ((flags & 8) != 0) {
        out.writeBytes(new byte[] {'f', 'i', 'l', 'e', 0});
      }
      if ((flags & 16) != 0) {
        out.writeBytes(new byte[] {0});
      }
      if ((flags & 2) != 0) {
        out.writeBytes(new byte[] {9, 9});
      }
      out.writeBytes(Arrays.copyOfRange(packed(TEXT), 10, packed(TEXT).length));
      assertThat(unpacked(out.toByteArray())).as("flags " + flags).isEqualTo(TEXT);
      for (int cut = 0; cut < out.size(); cut++) {
        refused(Arrays.copyOf(out.toByteArray(), cut));
      }
    }
  }

  /** Little may unpack to much, and many members to nothing. */
  @Test
  void unpackingStopsAtTheLimit() {
    byte[] zeros = packed(new byte[10_000_000]);
    assertThat(zeros).hasSizeLessThan(20_000);
    assertThatThrownBy(() -> Gzip.unpacked(zeros, GzipTest::atMostAMegabyte))
        .isInstanceOf(IllegalStateException.class);
    byte[] nothing = packed(new byte[0]);
    byte[] often = new byte[nothing.length * 100_000];
    for (int i = 0; i < often.length; i += nothing.length) {
      System.arraycopy(nothing, 0, often, i, nothing.length);
    }
    assertThat(unpacked(often)).isEmpty();
  }

  private static void atMostAMegabyte(long size) {
    if (size > 1_000_000) {
      throw new IllegalStateException("larger than the limit: " + size);
    }
  }

  private static void refused(byte[] sent) {
    assertThatThrownBy(() -> unpacked(sent))
        .as(Arrays.toString(sent))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.MALFORMED));
  }

  private static byte[] unpacked(byte[] packed) {
    return Gzip.unpacked(packed, _ -> {});
  }

  private static byte[] packed(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(Random random, int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
