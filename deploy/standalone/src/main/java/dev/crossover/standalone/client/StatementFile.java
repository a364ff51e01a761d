package dev.crossover.standalone.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

/**
 * The statements of a file, one after the other and never all in memory: a JSON array, or one
 * object a line; plain or gzip.
 */
final class StatementFile {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int BUFFER = 1 << 16;

  static MappingIterator<JsonNode> read(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    InputStream text = magic == GZIP_MAGIC ? new GZIPInputStream(in, BUFFER) : in;
    return Api.JSON.readerFor(JsonNode.class).readValues(text);
  }

  private StatementFile() {}
}
