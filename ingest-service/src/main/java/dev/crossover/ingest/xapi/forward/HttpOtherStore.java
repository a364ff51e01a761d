package dev.crossover.ingest.xapi.forward;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import dev.crossover.ingest.xapi.statement.StatementFeed.Posting;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Any store that speaks xAPI. The newest version that it names and we speak is used. */
final class HttpOtherStore implements OtherStore {

  private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

  /** Not the right form, in conflict, too large, or not to be processed. */
  private static final Set<Integer> REFUSED = Set.of(400, 409, 413, 422);

  /** Answers of what stands before a store, which waited for it in vain. */
  private static final Set<Integer> UNANSWERED = Set.of(502, 504);

  /** Answers of a store that has no such resource. */
  private static final Set<Integer> WITHOUT = Set.of(404, 405);

  private static final int LONGEST_ABOUT = 64 * 1024;

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
      Answer.Away away = askVersion();
      if (away != null) {
        return away;
      }
      HttpRequest request =
          HttpRequest.newBuilder(resource("statements"))
              .timeout(ANSWERED_WITHIN)
              .header("Authorization", shown)
              .header("X-Experience-API-Version", Objects.requireNonNullElse(version, OLDER))
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
      return away(answer);
    } catch (IOException e) {
      version = null;
      return new Answer.Away("it does not answer", null, true);
    }
  }

  private Answer.Away away(HttpResponse<?> answer) {
    version = null;
    int status = answer.statusCode();
    String after = answer.headers().firstValue("Retry-After").orElse("");
    return new Answer.Away(
        "it answered " + status,
        after.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(after)) : null,
        UNANSWERED.contains(status));
  }

  /** Finds out which version it speaks, where that is not known. */
  private Answer.@Nullable Away askVersion() throws IOException, InterruptedException {
    if (version != null) {
      return null;
    }
    HttpRequest request =
        HttpRequest.newBuilder(resource("about"))
            .timeout(ANSWERED_WITHIN)
            .header("Authorization", shown)
            .build();
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    try (InputStream about = answer.body()) {
      int status = answer.statusCode();
      if (status == 200) {
        version = newest(new String(about.readNBytes(LONGEST_ABOUT), UTF_8));
      } else if (WITHOUT.contains(status)) {
        version = OLDER;
      } else {
        return away(answer);
      }
      return null;
    }
  }

  private URI resource(String name) {
    return URI.create(to + "/" + name);
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
