package dev.crossover.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;

class StatementFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"id\":\"a\"},{\"id\":\"b\"}]",
        "{\"id\":\"a\"}\n{\"id\":\"b\"}\n",
        "\n [ {\"id\":\"a\"} , {\"id\":\"b\"} ] \n"
      })
  void readsAnArrayOrOneALinePlainOrPacked(String text, @TempDir Path folder) throws IOException {
    Path plain = Files.writeString(folder.resolve("plain"), text);
    Path packed = Files.write(folder.resolve("packed"), gzip(text));
    assertThat(ids(plain)).containsExactly("a", "b");
    assertThat(ids(packed)).containsExactly("a", "b");
  }

  private static List<String> ids(Path file) throws IOException {
    try (MappingIterator<JsonNode> statements = StatementFile.read(file)) {
      return statements.readAll().stream().map(s -> s.get("id").asString()).toList();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
