package dev.crossover.ingest.source;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Visible;
import dev.crossover.model.Topics;
import dev.crossover.wiring.TableView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The tokens. A secret is 256 random bits, so a plain SHA-256 of it cannot be searched; it is
 * compared in constant time.
 */
@Service
class Sources {

  private static final HexFormat HEX = HexFormat.of();

  private final TableView<Source> table;
  private final Publisher publisher;
  private final IngestSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sources(TableView<Source> table, Publisher publisher, IngestSettings settings, Clock clock) {
    this.table = table;
    this.publisher = publisher;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A token at the only moment at which its secrets are shown.
   *
   * @param webhookSecret what to sign with instead; null where there is no administrator's secret
   */
  record NewToken(
      String name, String key, String secret, @Nullable String webhookSecret, Set<Scope> scopes) {}

  NewToken create(String name, Set<Scope> scopes) {
    String key = randomHex(8);
    String webhookSecret =
        WebhookSecret.of(settings.adminSecret(), key).map(WebhookSecret::text).orElse(null);
    NewToken token = new NewToken(name, key, randomHex(32), webhookSecret, scopes);
    Source source = new Source(token.key(), name, hash(token.secret()), clock.instant(), scopes);
    change(token.key(), source);
    return token;
  }

  List<Source> list() {
    return table.all().stream().sorted(Comparator.comparing(Source::createdAt)).toList();
  }

  /** Ends a token, found by its key or by its name; false if there is none. */
  boolean revoke(String keyOrName) {
    List<Source> found =
        list().stream()
            .filter(s -> s.key().equals(keyOrName) || s.name().equals(keyOrName))
            .toList();
    found.forEach(s -> change(s.key(), null));
    return !found.isEmpty();
  }

  /** The source that holds this token, if it is good. */
  Optional<Caller> authenticate(String key, String secret) {
    Source source = table.get(key);
    byte[] given = hash(secret).getBytes(StandardCharsets.US_ASCII);
    byte[] kept =
        (source == null ? hash("") : source.secretHash()).getBytes(StandardCharsets.US_ASCII);
    boolean good = MessageDigest.isEqual(given, kept);
    return good && source != null
        ? Optional.of(new Caller(source.name(), source.scopes()))
        : Optional.empty();
  }

  /** The source whose token has this key; that the caller is it must be shown otherwise. */
  Optional<Caller> holder(String key) {
    return Optional.ofNullable(table.get(key)).map(s -> new Caller(s.name(), s.scopes()));
  }

  private void change(String key, @Nullable Source to) {
    publisher.publish(List.of(new Publisher.Message(Topics.SOURCES, key, to)));
    Visible.await(table, key, to);
  }

  private String randomHex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HEX.formatHex(value);
  }

  private static String hash(String secret) {
    try {
      return HEX.formatHex(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
