package dev.crossover.wiring.key;

import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.VersionedRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who shows a good key. A secret is 256 random bits, so a plain SHA-256 of it cannot be searched;
 * it is compared in constant time. A key that is revoked or expired is good for nothing at once.
 */
@Component
public class KeyRing {

  /** The key of the service that asks in the names of its users. */
  public static final String DASHBOARD = "dashboard";

  /** Header by which that service says in whose name it asks; no other key's word is taken. */
  public static final String ACTING = "Crossover-Acting";

  /** Names that settings give. */
  public static final Set<String> NAMES = Set.of("admin", "metrics", DASHBOARD);

  private static final HexFormat HEX = HexFormat.of();

  /** Of the key {@code admin}: all but what only a sender of events does. */
  private static final Set<Scope> ADMINISTRATION = Set.of(Scope.ADMIN, Scope.PEOPLE, Scope.METRICS);

  private final KeyRecords records;
  private final KeyUses uses;
  private final Clock clock;
  private final Map<String, ApiKey> fromSettings;

  public KeyRing(KeyRecords records, KeySettings settings, KeyUseLog log, Clock clock) {
    this.records = records;
    this.clock = clock;
    this.uses = new KeyUses(log, clock);
    this.fromSettings =
        Map.of(
            "admin",
            key("admin", settings.adminOpens() ? settings.adminSecret() : "", ADMINISTRATION),
            "metrics",
            key("metrics", settings.metricsSecret(), Set.of(Scope.METRICS)),
            DASHBOARD,
            key(DASHBOARD, settings.dashboardSecret(), Set.of(Scope.ADMIN, Scope.WRITE)));
  }

  private ApiKey key(String name, String secret, Set<Scope> scopes) {
    return new ApiKey(
        name, name, secret.isEmpty() ? "" : hash(secret), clock.instant(), scopes, null);
  }

  /**
   * Who shows a good key in an {@code Authorization} header; see {@link ShownKey}.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while keys are being read
   */
  public Optional<KeyHolder> holder(@Nullable String authorization) {
    return ShownKey.of(authorization)
        .flatMap(shown -> {
          ApiKey found = find(shown.key());
          byte[] given = hash(shown.secret()).getBytes(StandardCharsets.US_ASCII);
          byte[] kept =
              (found == null ? hash("") : found.secretHash()).getBytes(StandardCharsets.US_ASCII);
          boolean good = MessageDigest.isEqual(given, kept);
          Optional<KeyHolder> holder = good ? good(found) : Optional.empty();
          holder
              .filter(h -> !fromSettings.containsKey(h.key()))
              .ifPresent(h -> uses.shown(h.key()));
          return holder;
        });
  }

  /**
   * Why a known key is good for nothing as it is shown in a header; empty where it is good, and for
   * a key that nobody knows or that settings give.
   */
  public Optional<RefusedKey> refused(@Nullable String authorization) {
    return holder(authorization).isPresent()
        ? Optional.empty()
        : ShownKey.of(authorization).flatMap(shown -> refusedKey(shown.key(), "wrong secret"));
  }

  /**
   * The same of a key that was shown otherwise.
   *
   * @param otherwise why, if the key has not ended
   */
  public Optional<RefusedKey> refusedKey(String key, String otherwise) {
    ApiKey found = fromSettings.containsKey(key) ? null : find(key);
    if (found == null) {
      return Optional.empty();
    }
    String ended = found.revoked() ? "the key was revoked" : "the key has expired";
    return Optional.of(
        new RefusedKey(found.name(), found.expired(clock.instant()) ? ended : otherwise));
  }

  /** The holder of a key, who has to show otherwise that they hold it; see {@link #shown}. */
  public Optional<KeyHolder> of(String key) {
    return fromSettings.containsKey(key) ? Optional.empty() : good(find(key));
  }

  /** Says that the holder of a key has shown that they hold it. */
  public void shown(String key) {
    uses.shown(key);
  }

  private Optional<KeyHolder> good(@Nullable ApiKey found) {
    if (found == null || found.expired(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(new KeyHolder(found.key(), found.name(), found.scopes()));
  }

  private @Nullable ApiKey find(String key) {
    ApiKey set = fromSettings.get(key);
    if (set != null) {
      return set.secretHash().isEmpty() ? null : set;
    }
    VersionedRecord found = records.get(RecordContent.key(ApiKey.KIND, key));
    return found != null && found.content() instanceof ApiKey made ? made : null;
  }

  /** SHA-256 of a secret, hexadecimal. */
  public static String hash(String secret) {
    try {
      return HEX.formatHex(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
