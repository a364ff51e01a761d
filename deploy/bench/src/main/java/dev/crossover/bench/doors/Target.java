package dev.crossover.bench.doors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What is posted to.
 *
 * @param port on this machine
 * @param authorization header's value; empty for the bare endpoint, which knows no keys
 */
record Target(int port, String authorization) {

  static Target bare(int port) {
    return new Target(port, "");
  }

  static Target doors(int port, String key, String secret) {
    return new Target(
        port,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  boolean isBare() {
    return authorization.isEmpty();
  }

  String path(Payload payload) {
    return isBare() ? "/bare" : payload.path();
  }

  Connection connect(Payload payload) throws IOException {
    return new Connection(port, headers(payload.type()));
  }

  Connection connect() throws IOException {
    return connect("");
  }

  /**
   * Connects.
   *
   * @param more headers, each line ended
   */
  Connection connect(String more) throws IOException {
    return new Connection(port, headers("application/json") + more);
  }

  /** The same source at another instance. */
  Target at(int other) {
    return new Target(other, authorization);
  }

  private String headers(String type) {
    return "Content-Type: "
        + (isBare() ? "application/octet-stream" : type)
        + "\r\nX-Experience-API-Version: 1.0.3\r\n"
        + (isBare() ? "" : "Authorization: " + authorization + "\r\n");
  }
}
