package dev.crossover.ingest.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keys of a ledger's rows: a source, what kind of row it is, and what names it. */
public final class RowKey {

  /** The least and the greatest of what a byte of a text can be are left out of names. */
  private static final byte END = 0;

  /** Key of a row that a text names. */
  public static byte[] of(String source, char kind, String name) {
    return join(source, kind, name.getBytes(StandardCharsets.UTF_8));
  }

  /** Key of a row that numbers name, in the order of their values; they are not negative. */
  public static byte[] of(String source, char kind, long... numbers) {
    byte[] rest = new byte[numbers.length * Long.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      ByteBuffer.wrap(rest).putLong(i * Long.BYTES, numbers[i]);
    }
    return join(source, kind, rest);
  }

  /** Key of a row that a text and then a number name. */
  public static byte[] of(String source, char kind, String name, long number) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    byte[] rest = Arrays.copyOf(text, text.length + Long.BYTES);
    ByteBuffer.wrap(rest).putLong(text.length, number);
    return join(source, kind, rest);
  }

  /** The least key after all that begin like this one. */
  public static byte[] after(byte[] prefix) {
    byte[] next = prefix.clone();
    int last = next.length - 1;
    while (next[last] == (byte) 0xff) {
      last--;
    }
    next[last]++;
    return Arrays.copyOf(next, last + 1);
  }

  /** The source of a key. */
  public static String source(byte[] key) {
    int end = 0;
    while (key[end] != END) {
      end++;
    }
    return new String(key, 0, end, StandardCharsets.UTF_8);
  }

  /** The least key after all of a source. */
  public static byte[] afterSource(String source) {
    byte[] name = source.getBytes(StandardCharsets.UTF_8);
    byte[] next = Arrays.copyOf(name, name.length + 1);
    next[name.length] = END + 1;
    return next;
  }

  /** The number at the end of a key. */
  public static long number(byte[] key) {
    return ByteBuffer.wrap(key, key.length - Long.BYTES, Long.BYTES).getLong();
  }

  private static byte[] join(String source, char kind, byte[] rest) {
    byte[] name = source.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(name, name.length + 2 + rest.length);
    key[name.length] = END;
    key[name.length + 1] = (byte) kind;
    System.arraycopy(rest, 0, key, name.length + 2, rest.length);
    return key;
  }

  private RowKey() {}
}
