package dev.crossover.ingest.xapi.forward;

import dev.crossover.ingest.xapi.statement.StatementFeed;
import dev.crossover.wiring.StartRefused;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What goes on to another learning record store; see {@code ingest-service.yml}.
 *
 * @param to its xAPI endpoint, without a slash at its end; null: nothing goes on
 * @param key first half of what it is asked with
 * @param secret second half
 * @param sources names of those whose statements go on; empty: all
 * @param verbs of statements that go on, and all that void; empty: all
 * @param since statements that were stored before do not go on; null: all do
 */
@ConfigurationProperties("crossover.ingest.forward")
record ForwardSettings(
    @Nullable URI to,
    String key,
    String secret,
    Set<String> sources,
    Set<String> verbs,
    @Nullable Instant since) {

  static final String VOIDED = "http://adlnet.gov/expapi/verbs/voided";

  ForwardSettings {
    to = to == null || to.toString().isEmpty() ? null : endpoint(to);
    sources = Set.copyOf(sources);
    verbs = Set.copyOf(verbs);
    if (to != null && !isEndpoint(to)) {
      throw new StartRefused(
          "CROSSOVER_FORWARD_TO must be an address such as https://lrs.example/xapi, without query"
              + " and password");
    }
    if (to != null && (key.isEmpty() || secret.isEmpty())) {
      throw new StartRefused(
          "CROSSOVER_FORWARD_TO needs CROSSOVER_FORWARD_KEY and CROSSOVER_FORWARD_SECRET");
    }
  }

  private static boolean isEndpoint(URI to) {
    return ("http".equals(to.getScheme()) || "https".equals(to.getScheme()))
        && to.getHost() != null
        && to.getRawQuery() == null
        && to.getRawFragment() == null
        && to.getRawUserInfo() == null;
  }

  /** However its address is written, a store is the same. */
  private static URI endpoint(URI to) {
    return URI.create(to.toString().replaceFirst("(/statements)?/*$", ""));
  }

  boolean covers(String source) {
    return sources.isEmpty() || sources.contains(source);
  }

  boolean covers(StatementFeed.Entry entry) {
    return verbs.isEmpty() || verbs.contains(entry.verb()) || VOIDED.equals(entry.verb());
  }

  /** The number after which the statements of each source go on at the earliest. */
  long start() {
    return since == null ? 0 : StatementFeed.before(since);
  }

  /** Where it goes; empty: nowhere. */
  String address() {
    return to == null ? "" : to.toString();
  }
}
