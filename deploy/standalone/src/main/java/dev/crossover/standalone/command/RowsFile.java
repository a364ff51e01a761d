package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A CSV file that is taken whole or, with an error, not at all. */
record RowsFile(Path file) {

  /**
   * Posts it.
   *
   * @param what the reply is about, for the message of a refusal
   * @throws IOException if it is refused; each error was printed then, as editors jump to it
   */
  JsonNode post(Api admin, String path, String what) throws IOException, InterruptedException {
    if (!Files.isReadable(file)) {
      throw new IOException("cannot read " + file);
    }
    Answer answer = admin.post(path, "text/csv", Files.readString(file));
    if (answer.status() == 400 && answer.json().has("errors")) {
      throw wrong(answer.json().get("errors"), answer.json().get("detail").asString());
    }
    Doors.require(answer, what);
    return answer.json();
  }

  /** Prints each error as editors jump to it; what is to be thrown then. */
  IOException wrong(JsonNode errors, String message) {
    for (JsonNode e : errors) {
      System.err.printf(
          "%s:%d: %s: %s%n",
          file, e.get("row").asInt(), e.get("column").asString(), e.get("message").asString());
    }
    return new IOException(message);
  }
}
