package dev.crossover.standalone.launcher;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the services may take of the machine's memory, all in all. Half of it is heap; the services
 * derive from that what RocksDB and the bodies of requests may take. The rest is for code, threads
 * and buffers.
 *
 * @param megabytes at least {@value #LEAST}
 */
record MemoryLimit(long megabytes) {

  static final String VARIABLE = "CROSSOVER_MEMORY";

  private static final long USUAL = 1280;
  private static final long LEAST = 640;
  private static final int SHARE_OF_HEAP = 2;
  private static final int SHARE_OF_BUFFERS = 8;
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(m|mb|g|gb)");

  /**
   * Reads it as Docker does: {@code 1280m}, {@code 2gb}.
   *
   * @param set empty: {@value #USUAL} MB
   * @throws IllegalArgumentException if it is not one, or too little to run with
   */
  static MemoryLimit of(String set) {
    if (set.isEmpty()) {
      return new MemoryLimit(USUAL);
    }
    Matcher given = FORM.matcher(set.toLowerCase(Locale.ROOT));
    long megabytes =
        given.matches()
            ? Long.parseLong(given.group(1)) * (given.group(2).startsWith("g") ? 1024 : 1)
            : 0;
    if (megabytes < LEAST) {
      throw new IllegalArgumentException(
          "%s must be a size of %dMB or more, such as 2GB, not %s".formatted(VARIABLE, LEAST, set));
    }
    return new MemoryLimit(megabytes);
  }

  List<String> options() {
    return List.of(
        "-Xmx" + megabytes / SHARE_OF_HEAP + "m",
        "-XX:MaxDirectMemorySize=" + megabytes / SHARE_OF_BUFFERS + "m",
        // A thread that once wrote a large body would keep a buffer of its size.
        "-Djdk.nio.maxCachedBufferSize=262144");
  }
}
