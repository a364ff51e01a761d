package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Settings of Kafka clients that the services take from a file, for the launcher's own question.
 */
final class ClientSettingsFile {

  /** Names the file, to the launcher and to the services. */
  static final String VARIABLE = "CROSSOVER_KAFKA_SETTINGS";

  /**
   * Reads the file.
   *
   * @param path of it; empty for none
   * @return nothing where there is none
   * @throws IOException in a sentence, if the file cannot be read
   */
  static Map<String, Object> read(String path) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    if (!path.isEmpty()) {
      Properties read = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(path))) {
        read.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new IOException(VARIABLE + " names " + path + ", which cannot be read", e);
      }
      read.stringPropertyNames().forEach(key -> settings.put(key, read.getProperty(key)));
    }
    return settings;
  }

  private ClientSettingsFile() {}
}
