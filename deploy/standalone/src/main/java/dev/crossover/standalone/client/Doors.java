package dev.crossover.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Trust;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The services of one running product, with the key that a command shows them. */
public final class Doors {

  private static final String EVENTS = "application/cloudevents-batch+json";

  /** Where keys are. */
  public static final String KEYS = "/v1/keys";

  /** Where users are. */
  public static final String USERS = "/v1/users";

  private static final String TICKETS = "/api/v1/session/tickets";
  private static final int MOST_TRIES = 50;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);
  private static final String ADDRESSES = ".well-known/crossover";

  private final URI ingest;
  private final URI dashboard;
  private final Trust trust;
  private final Key key;
  private final DataFolder kept;
  private final Consumer<String> notice;

  private Doors(
      URI ingest, URI dashboard, Trust trust, Key key, DataFolder kept, Consumer<String> notice) {
    this.trust = trust;
    this.ingest = ingest;
    this.dashboard = dashboard;
    this.key = key;
    this.kept = kept;
    this.notice = notice;
  }

  /** Those of the product that runs on a data folder, as its administrator. */
  public static Doors of(DataFolder data, Reach reach, Consumer<String> notice) {
    return of(data, reach, new Key("admin", data.adminSecret()), notice);
  }

  /** The same by another key. */
  public static Doors of(DataFolder data, Reach reach, Key key, Consumer<String> notice) {
    return new Doors(reach.of("ingest"), reach.of("dashboard"), reach.trust(), key, data, notice);
  }

  /**
   * Those of a product anywhere.
   *
   * @param url of its dashboard or of its ingest service, which tells the other address
   * @param trust which certificates are good there
   * @param kept where tokens made on the way are kept
   * @throws IOException if no product answers there
   */
  public static Doors at(URI url, Trust trust, Key key, DataFolder kept, Consumer<String> notice)
      throws IOException, InterruptedException {
    URI base = url.getPath().endsWith("/") ? url : URI.create(url + "/");
    Answer answer = new Api(base, trust, "", "", notice).get(ADDRESSES);
    try {
      JsonNode addresses = answer.json();
      return new Doors(
          told(base, addresses.get("ingest").asString()),
          told(base, addresses.get("dashboard").asString()),
          trust,
          key,
          kept,
          notice);
    } catch (JacksonException | NullPointerException e) {
      throw new IOException(
          "%s answers %d, but not as Crossover does; --url takes the address of the dashboard"
              .formatted(base.resolve(ADDRESSES), answer.status()),
          e);
    }
  }

  /** A key that was to be sent by TLS is sent by nothing else. */
  private static URI told(URI by, String address) throws IOException {
    if ("https".equals(by.getScheme()) && !address.startsWith("https:")) {
      throw new IOException(
          by
              + " says that a service is at "
              + address
              + ", which is not https: set CROSSOVER_DASHBOARD_URL and CROSSOVER_INGEST_URL there");
    }
    return URI.create(address);
  }

  /** The ingest service; which scope a request needs, the service says. */
  public Api admin() {
    return new Api(ingest, trust, key.user(), key.secret(), notice);
  }

  /** The query API. */
  public Api dashboard() {
    return new Api(dashboard, trust, key.user(), key.secret(), notice);
  }

  /**
   * Adds a user.
   *
   * @return the password, which is told once; null if there is such a user
   */
  public @Nullable String addUser(String mail, List<String> roles)
      throws IOException, InterruptedException {
    return addUser(mail, roles, List.of());
  }

  /** The same, with the sources that are theirs. */
  public @Nullable String addUser(String mail, List<String> roles, List<String> sources)
      throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder("mail=" + Api.encoded(mail));
    roles.forEach(role -> form.append("&role=").append(Api.encoded(role)));
    sources.forEach(source -> form.append("&source=").append(Api.encoded(source)));
    Answer answer = admin().form(USERS, form.toString());
    if (answer.status() == 409) {
      return null;
    }
    require(answer, "the user");
    return answer.json().get("password").asString();
  }

  /** Address of the page that signs in a user, once. */
  public URI signedIn(String mail) throws IOException, InterruptedException {
    String user = Api.JSON.createObjectNode().put("mail", mail).toString();
    Answer answer = dashboard().post(TICKETS, "application/json", user);
    // A user who was just added reaches the dashboard's table a moment later.
    for (int tries = 1; answer.status() == 404 && tries < MOST_TRIES; tries++) {
      Thread.sleep(BETWEEN_TRIES);
      answer = dashboard().post(TICKETS, "application/json", user);
    }
    require(answer, "a ticket");
    return dashboard.resolve("#ticket=" + Api.encoded(answer.json().get("ticket").asString()));
  }

  /**
   * The event doors as a source: the one whose key is shown, or for {@code admin} the named one,
   * whose key is made once and kept in the data folder.
   */
  public Api source(String name) throws IOException, InterruptedException {
    if (!key.admin()) {
      return new Api(ingest, trust, key.user(), key.secret(), notice);
    }
    Key shown = key(name);
    return new Api(ingest, trust, shown.user(), shown.secret(), notice);
  }

  /**
   * A key of its own, for the administrator: made once and kept in the data folder.
   *
   * @param scopes what it is good for; none: to write and to read what it wrote
   */
  public Key key(String name, String... scopes) throws IOException, InterruptedException {
    String file = "token-" + name + "-" + UUID.nameUUIDFromBytes(ingest.toString().getBytes(UTF_8));
    String token = kept.read(file);
    if (token == null || !stands(token)) {
      StringBuilder path = new StringBuilder(KEYS + "?name=" + Api.encoded(name));
      for (String scope : scopes) {
        path.append("&scope=").append(Api.encoded(scope));
      }
      Answer made = admin().post(path.toString(), "text/plain", "");
      require(made, "a key for " + name);
      token = made.json().get("key").asString() + ":" + made.json().get("secret").asString();
      kept.write(file, token);
    }
    return Key.of(token);
  }

  /** A key that was kept may have been revoked since. */
  private boolean stands(String token) throws IOException, InterruptedException {
    Answer keys = admin().get(KEYS);
    require(keys, "the list of keys");
    String user = Key.of(token).user();
    return keys.json().valueStream().anyMatch(s -> s.get("key").asString().equals(user));
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
    if (answer.status() == 401) {
      throw new IOException(
          what
              + " was refused: the key is not known there, or has expired; --key takes KEY:SECRET, or the"
              + " administrator's secret");
    }
    if (!answer.ok()) {
      throw new IOException(what + " was refused (" + answer.status() + "): " + answer.body());
    }
  }
}
