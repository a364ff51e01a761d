package dev.crossover.ingest.source;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.Source;
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

  private final VersionedRecords records;
  private final IngestSettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Sources(VersionedRecords records, IngestSettings settings, Clock clock) {
    this.records = records;
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
    records.change(recordKey(token.key()), 0, source);
    return token;
  }

  /**
   * A token with the version of its record.
   *
   * @param version that whoever changes it must have seen
   */
  record IssuedToken(int version, Source source) {}

  List<IssuedToken> list() {
    return records.ofKind(Source.KIND).stream()
        .<IssuedToken>mapMulti((record, issued) -> {
          if (record.content() instanceof Source source) {
            issued.accept(new IssuedToken(record.version(), source));
          }
        })
        .sorted(Comparator.comparing(issued -> issued.source().createdAt()))
        .toList();
  }

  /** The token with this key, or those of the source with this name. */
  List<IssuedToken> named(String keyOrName) {
    return list().stream()
        .filter(k -> k.source().key().equals(keyOrName) || k.source().name().equals(keyOrName))
        .toList();
  }

  /**
   * Ends all of the tokens or none.
   *
   * @throws dev.crossover.ingest.request.Refused if one was changed since it was read
   */
  void revoke(List<IssuedToken> tokens) {
    records.change(
        tokens.stream()
            .map(k ->
                new VersionedRecords.RecordChange(recordKey(k.source().key()), k.version(), null))
            .toList());
  }

  /** The source that holds this token, if it is good. */
  Optional<Caller> authenticate(String key, String secret) {
    Source source = find(key);
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
    return Optional.ofNullable(find(key)).map(s -> new Caller(s.name(), s.scopes()));
  }

  private @Nullable Source find(String key) {
    return records.find(recordKey(key), Source.class);
  }

  private static String recordKey(String key) {
    return RecordContent.key(Source.KIND, key);
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
