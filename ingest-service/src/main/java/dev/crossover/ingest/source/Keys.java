package dev.crossover.ingest.source;

import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.model.Topics;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.KeyUse;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Makes, lists and ends keys; {@link KeyRing} says who holds a good one. */
@Service
class Keys {

  private static final HexFormat HEX = HexFormat.of();

  private final VersionedRecords records;
  private final TableView<KeyUse> uses;
  private final Publisher publisher;
  private final KeySettings settings;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Keys(
      VersionedRecords records,
      TableView<KeyUse> uses,
      Publisher publisher,
      KeySettings settings,
      Clock clock) {
    this.records = records;
    this.uses = uses;
    this.publisher = publisher;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A key at the only moment at which its secrets are shown.
   *
   * @param webhookSecret what to sign with instead; null where there is no administrator's secret
   */
  record NewKey(
      String name,
      String key,
      String secret,
      @Nullable String webhookSecret,
      Set<Scope> scopes,
      @Nullable Instant expiresAt) {}

  NewKey create(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
    String key = randomHex(8);
    String webhookSecret =
        WebhookSecret.of(settings.adminSecret(), key).map(WebhookSecret::text).orElse(null);
    NewKey made = new NewKey(name, key, randomHex(32), webhookSecret, scopes, expiresAt);
    records.change(
        recordKey(key),
        0,
        new ApiKey(key, name, KeyRing.hash(made.secret()), clock.instant(), scopes, expiresAt));
    return made;
  }

  /**
   * A key with the version of its record.
   *
   * @param version that whoever changes it must have seen
   * @param usedOn the last day on which it was shown; null: never
   */
  record IssuedKey(int version, ApiKey key, @Nullable LocalDate usedOn) {}

  List<IssuedKey> list() {
    return records.ofKind(ApiKey.KIND).stream()
        .<IssuedKey>mapMulti((record, issued) -> {
          if (record.content() instanceof ApiKey key && !key.revoked()) {
            issued.accept(new IssuedKey(record.version(), key, usedOn(key)));
          }
        })
        .sorted(Comparator.comparing(issued -> issued.key().createdAt()))
        .toList();
  }

  private @Nullable LocalDate usedOn(ApiKey key) {
    KeyUse use = uses.get(key.key());
    return use == null ? null : use.day();
  }

  /** The key itself, or those of the holder with this name. */
  List<IssuedKey> named(String keyOrName) {
    return list().stream()
        .filter(k -> k.key().key().equals(keyOrName) || k.key().name().equals(keyOrName))
        .toList();
  }

  /**
   * Ends all of the keys or none. A revoked one is listed no more; it stays known, so that what is
   * tried with it counts under its name.
   *
   * @throws dev.crossover.ingest.request.Refused if one was changed since it was read
   */
  void revoke(List<IssuedKey> keys) {
    List<VersionedRecords.RecordChange> changes = new ArrayList<>();
    for (IssuedKey issued : keys) {
      String key = issued.key().key();
      changes.add(
          new VersionedRecords.RecordChange(
              recordKey(key), issued.version(), issued.key().revoked(clock.instant())));
    }
    records.change(changes);
    publisher.publish(
        keys.stream().map(k -> new Message(Topics.KEY_USES, k.key().key(), null)).toList());
  }

  private static String recordKey(String key) {
    return RecordContent.key(ApiKey.KIND, key);
  }

  private String randomHex(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return HEX.formatHex(value);
  }
}
