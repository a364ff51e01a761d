package dev.crossover.ingest.xapi.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import dev.crossover.ingest.xapi.statement.StatementFeed.Posting;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Any store that speaks xAPI. The newest version that it names and we speak is used. */
final class HttpOtherStore implements OtherStore {

  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

  /** Not the right form, in conflict, too large, or not to be processed. */
  private static final Set<Integer> REFUSED = Set.of(400, 409, 413, 422);

  private static final String OLDER = "1.0.3";
  private static final String NEWER = "2.0.0";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTED_WITHIN)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI to;
  private final String shown;

  /** Null until it was asked, and again after it was away. */
  private volatile @Nullable String version;

  HttpOtherStore(URI to, String key, String secret) {
    this.to = to;
    this.shown =
        "Basic " + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(UTF_8));
  }

  @Override
  public Answer post(List<Entry> batch) throws InterruptedException {
    Posting posting = Posting.of(batch);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(resource("statements"))
              .timeout(ANSWERED_WITHIN)
              .header("Authorization", shown)
              .header("X-Experience-API-Version", version())
              .header("Content-Type", posting.contentType())
              .POST(BodyPublishers.ofByteArray(posting.body()))
              .build();
      HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
      int status = answer.statusCode();
      if (status / 100 == 2) {
        return new Answer.Taken();
      }
      if (REFUSED.contains(status)) {
        return new Answer.Refused(status);
      }
      version = null;
      String after = answer.headers().firstValue("Retry-After").orElse("");
      return new Answer.Away(
          "it answered " + status,
          after.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(after)) : null);
    } catch (IOException e) {
      version = null;
      return new Answer.Away("it does not answer", null);
    }
  }

  private String version() throws IOException, InterruptedException {
    String known = version;
    if (known == null) {
      HttpRequest request =
          HttpRequest.newBuilder(resource("about"))
              .timeout(ANSWERED_WITHIN)
              .header("Authorization", shown)
              .build();
      known = newest(http.send(request, BodyHandlers.ofString()).body());
      version = known;
    }
    return known;
  }

  /** The address may be the store's or that of its statements. */
  private URI resource(String name) {
    String base = to.toString().replaceFirst("/(statements/?)?$", "");
    return URI.create(base + "/" + name);
  }

  private static String newest(String about) {
    try {
      return Json.MAPPER
              .readTree(about)
              .path("version")
              .valueStream()
              .anyMatch(named -> named.asString("").startsWith("2.0"))
          ? NEWER
          : OLDER;
    } catch (JacksonException e) {
      return OLDER; // a store that does not tell
    }
  }
}
