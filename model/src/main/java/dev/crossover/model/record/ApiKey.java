package dev.crossover.model.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a machine shows: a sender of events, a scraper of metrics, a script. The secret itself is
 * kept nowhere.
 *
 * @param key public half
 * @param name of the holder, as counts and pages call a source; not a person
 * @param secretHash SHA-256 of the secret, hexadecimal; empty once the key was revoked
 * @param createdAt when it was made
 * @param scopes what it is good for
 * @param expiresAt from when on it is good for nothing, or was revoked; null: it does not expire
 */
public record ApiKey(
    String key,
    String name,
    String secretHash,
    Instant createdAt,
    Set<Scope> scopes,
    @Nullable Instant expiresAt)
    implements RecordContent {

  /** When there were only sources that had one, this was a source. */
  public static final String KIND = "source";

  /** Posting, and reading what was posted: what an LMS needs. */
  public static final Set<Scope> DEFAULT_SCOPES = Set.of(Scope.WRITE, Scope.READ);

  public ApiKey(
      String key,
      String name,
      String secretHash,
      Instant createdAt,
      @Nullable Set<Scope> scopes,
      @Nullable Instant expiresAt) {
    this.key = key;
    this.name = name;
    this.secretHash = secretHash;
    this.createdAt = createdAt;
    this.scopes = Set.copyOf(Objects.requireNonNullElse(scopes, DEFAULT_SCOPES));
    this.expiresAt = expiresAt;
  }

  /**
   * The same key, good for nothing from that moment on; what is shown of it then is still known.
   */
  public ApiKey revoked(Instant now) {
    return new ApiKey(key, name, "", createdAt, scopes, now);
  }

  /** Whether it was revoked. */
  public boolean revoked() {
    return secretHash.isEmpty();
  }

  /** Whether it is good for nothing any more at that moment. */
  public boolean expired(Instant now) {
    return revoked() || (expiresAt != null && !now.isBefore(expiresAt));
  }
}
