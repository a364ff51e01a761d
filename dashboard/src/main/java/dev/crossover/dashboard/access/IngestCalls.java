package dev.crossover.dashboard.access;

import java.io.IOException;
import java.util.Map;

/** Asks the ingest service, which decides what is kept, for a change in a user's name. */
public interface IngestCalls {

  /**
   * An answer.
   *
   * @param status of HTTP
   * @param message what was wrong; empty for nothing
   */
  record Reply(int status, String message) {}

  /**
   * Posts a form.
   *
   * @param user in whose name
   * @throws IOException if there is no answer
   */
  Reply post(String path, Map<String, String> form, String user) throws IOException;
}
