package dev.crossover.dashboard.notify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts JSON to an address outside. Unless private addresses are allowed, it looks before each post
 * whether all that the name stands for is public. Java remembers what a name stands for (for 30 s,
 * {@code networkaddress.cache.ttl}), so the connection goes where it was looked. Should the name
 * change in between all the same, nothing is told to the wrong side: before anything is sent it has
 * to show a certificate of that name.
 */
@Component
class HttpPost {

  /** The setting that allows private addresses. */
  static final String PRIVATE = "CROSSOVER_NOTIFY_PRIVATE";

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration REACHED_WITHIN = Duration.ofSeconds(5);
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int GONE = 410;

  /** Answers of what stands before a service that is away. */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  /** As long as the longest pause of an {@link Outbox}, whatever the other side asks for. */
  private static final Duration LATEST = Duration.ofDays(1);

  private final boolean alsoPrivate;
  private final Clock clock;
  private final DeliverySpans spans;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpPost(NotifySettings settings, Clock clock, DeliverySpans spans) {
    this.alsoPrivate = settings.alsoPrivate();
    this.clock = clock;
    this.spans = spans;
  }

  /**
   * Looks at an address before anything is to be posted there. A name that cannot be looked up yet
   * passes; it is looked up again before each post.
   *
   * @param setting where the address comes from
   * @throws IllegalArgumentException if nothing would be posted there
   */
  void require(URI url, String setting) {
    String wrong = PublicAddress.wrong(url, alsoPrivate);
    if (wrong != null) {
      throw new IllegalArgumentException(setting + ": the address " + wrong);
    }
    try {
      if (isInside(url)) {
        throw new IllegalArgumentException(
            "%s: the address leads to a network of our own; %s=true allows that"
                .formatted(setting, PRIVATE));
      }
    } catch (UnknownHostException e) {
      // Whoever answers for names may be away, too.
    }
  }

  private boolean isInside(URI url) throws UnknownHostException {
    return !alsoPrivate && !PublicAddress.arePublic(InetAddress.getAllByName(url.getHost()));
  }

  /**
   * Looks whether a connection can be made to where it would be posted.
   *
   * @throws IOException if it cannot, with the reason
   */
  void reach(URI url) throws IOException {
    try (Socket socket = new Socket()) {
      if (isInside(url)) {
        throw new IOException("the address leads to a network of our own");
      }
      int usual = "https".equalsIgnoreCase(url.getScheme()) ? HTTPS : HTTP;
      int port = url.getPort() < 0 ? usual : url.getPort();
      socket.connect(
          new InetSocketAddress(url.getHost(), port), Math.toIntExact(REACHED_WITHIN.toMillis()));
    } catch (UnknownHostException e) {
      throw new IOException("no machine is known as " + url.getHost(), e);
    } catch (SocketException | SocketTimeoutException e) {
      throw new IOException("nobody answers at " + url.getHost(), e);
    }
  }

  /**
   * Posts once, and returns when it was taken.
   *
   * @param channel to whom, for what is said of failures
   * @throws Channel.Refused if the other side did not take it
   * @throws Channel.Gone if nothing is to be posted there any more
   * @throws IOException if the other side is away
   */
  void send(String channel, URI url, Map<String, String> headers, String body)
      throws IOException, Channel.Refused, InterruptedException {
    if (isInside(url)) {
      throw new IOException("the address leads to a network of our own now");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<Void> answer;
    try (DeliverySpans.Try span = spans.begin(channel)) {
      answer = answer(request.build());
      if (answer.statusCode() / 100 == 2) {
        span.sent();
        return;
      }
    }
    int status = answer.statusCode();
    String problem = "%s answered %d".formatted(channel, status);
    Duration after = after(answer.headers().firstValue("Retry-After").orElse("").strip());
    if (status == GONE) {
      throw new Channel.Gone(problem);
    }
    if (AWAY.contains(status) && after == null) {
      throw new IOException(problem);
    }
    throw new Channel.Refused(problem, false, after);
  }

  /** All of the answer must come within the patience: a body that never ends would hold up all. */
  private HttpResponse<Void> answer(HttpRequest request) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> asked =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    try {
      return asked.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + PATIENCE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      asked.cancel(true);
    }
  }

  /**
   * When the other side wants to be asked again, in seconds or by a date; null: it says nothing.
   */
  private @Nullable Duration after(String said) {
    Duration after = null;
    if (said.matches("[0-9]{1,9}")) {
      after = Duration.ofSeconds(Long.parseLong(said));
    } else if (!said.isEmpty()) {
      try {
        Instant at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(said));
        after = Duration.between(clock.instant(), at);
      } catch (DateTimeException e) {
        return null;
      }
    }
    return after == null || after.compareTo(LATEST) < 0 ? after : LATEST;
  }
}
