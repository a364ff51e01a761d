package dev.crossover.standalone.client;

import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The services of the stack that runs on a data folder. */
public final class Doors {

  private static final String EVENTS = "application/cloudevents-batch+json";

  private final DataFolder data;
  private final Ports ports;
  private final Consumer<String> notice;

  public Doors(DataFolder data, Ports ports, Consumer<String> notice) {
    this.data = data;
    this.ports = ports;
    this.notice = notice;
  }

  /** The ingest service as its administrator. */
  public Api admin() {
    return new Api(url(ports.ingest()), "admin", data.adminSecret(), notice);
  }

  /** The query API. */
  public Api dashboard() {
    return new Api(url(ports.dashboard()), "", "", notice);
  }

  /** The event doors as the named source; its token is made once and kept in the data folder. */
  public Api source(String name) throws IOException, InterruptedException {
    String file = "token-" + name;
    String kept = data.read(file);
    if (kept == null || !stands(kept)) {
      Answer made = admin().post("/v1/sources?name=" + Api.encoded(name), "text/plain", "");
      require(made, "a token for " + name);
      JsonNode token = made.json();
      kept = token.get("key").asString() + " " + token.get("secret").asString();
      data.write(file, kept);
    }
    int space = kept.indexOf(' ');
    return new Api(
        url(ports.ingest()), kept.substring(0, space), kept.substring(space + 1), notice);
  }

  /** A token that was kept may have been revoked since. */
  private boolean stands(String kept) throws IOException, InterruptedException {
    Answer sources = admin().get("/v1/sources");
    require(sources, "the list of sources");
    String key = kept.substring(0, kept.indexOf(' '));
    return sources.json().valueStream().anyMatch(s -> s.get("key").asString().equals(key));
  }

  /** Posts CloudEvents, an array of them as JSON. */
  public static Answer events(Api source, String batch) throws IOException, InterruptedException {
    return source.post("/v1/events", EVENTS, batch);
  }

  /**
   * Does nothing if the answer is good.
   *
   * @throws IOException with what the service said otherwise
   */
  public static void require(Answer answer, String what) throws IOException {
    if (!answer.ok()) {
      throw new IOException(what + " was refused (" + answer.status() + "): " + answer.body());
    }
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }
}
