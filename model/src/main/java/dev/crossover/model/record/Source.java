package dev.crossover.model.record;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may post. The secret itself is kept nowhere.
 *
 * @param key public half of the token
 * @param name what the source is called in counts and pages; not a person
 * @param secretHash SHA-256 of the secret, hexadecimal
 * @param createdAt when it was made
 * @param scopes what the token is good for
 */
public record Source(
    String key, String name, String secretHash, Instant createdAt, Set<Scope> scopes)
    implements RecordContent {

  public static final String KIND = "source";

  /** Posting, and reading what was posted: what an LMS needs. */
  public static final Set<Scope> DEFAULT_SCOPES = Set.of(Scope.WRITE, Scope.READ);

  public Source(
      String key, String name, String secretHash, Instant createdAt, @Nullable Set<Scope> scopes) {
    this.key = key;
    this.name = name;
    this.secretHash = secretHash;
    this.createdAt = createdAt;
    this.scopes = Set.copyOf(Objects.requireNonNullElse(scopes, DEFAULT_SCOPES));
  }
}
