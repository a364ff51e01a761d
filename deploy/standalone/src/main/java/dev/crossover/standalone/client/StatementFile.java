package dev.crossover.standalone.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * The statements of a file, one after the other and never all in memory: a JSON array, or one
 * object a line; plain or gzip.
 */
final class StatementFile implements Iterator<JsonNode>, AutoCloseable {

  private static final int GZIP_MAGIC = 0x1f8b;

  private final JsonParser parser;
  private @Nullable JsonNode next;

  StatementFile(Path file) throws IOException {
    parser = Api.JSON.createParser(open(file));
    if (parser.nextToken() == JsonToken.START_ARRAY) {
      parser.nextToken();
    }
    advance();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public JsonNode next() {
    JsonNode current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    parser.nextToken();
    advance();
    return current;
  }

  @Override
  public void close() {
    parser.close();
  }

  private void advance() {
    JsonToken token = parser.currentToken();
    next = token == null || token == JsonToken.END_ARRAY ? null : Api.JSON.readTree(parser);
  }

  private static InputStream open(Path file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
