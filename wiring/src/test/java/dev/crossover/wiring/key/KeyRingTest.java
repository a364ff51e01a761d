package dev.crossover.wiring.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.KeyUse;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.VersionedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

  private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

  private final Map<String, VersionedRecord> records = new ConcurrentHashMap<>();
  private final List<KeyUse> uses = new CopyOnWriteArrayList<>();
  private final Map<String, KeyUse> kept = new ConcurrentHashMap<>();
  private volatile Instant now = START;
  private volatile boolean away;

  private KeyRing ring(String adminSecret, boolean adminOpens, String metricsSecret) {
    InstantSource time = () -> now;
    return new KeyRing(
        records::get,
        new KeySettings(adminSecret, adminOpens, metricsSecret),
        this::keep,
        Clock.tick(time.withZone(ZoneOffset.UTC), Duration.ofMillis(1)));
  }

  private void keep(String key, KeyUse use) throws IOException {
    uses.add(use);
    if (away) {
      throw new IOException("Kafka is away");
    }
    kept.put(key, use);
  }

  private void make(@Nullable Instant expires, Scope... scopes) {
    records.put(
        RecordContent.key(ApiKey.KIND, "0a"),
        new VersionedRecord(
            1,
            "admin",
            new ApiKey("0a", "moodle", KeyRing.hash("s"), START, Set.of(scopes), expires)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer 0a:s", "0a:s", "bearer  0a:s"})
  void aKeyIsShownInOneOfThreeForms(String header) {
    make(null, Scope.READ);
    assertThat(ring("", true, "").holder(header))
        .contains(new KeyHolder("0a", "moodle", Set.of(Scope.READ)));
    assertThat(ring("", true, "").holder(basic("0a", "s"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Bearer 0a:t", "Bearer 0b:s", "Bearer 0a:", "Bearer :s", "Digest 0a:s", "", "0a"})
  void anythingElseIsNobodys(String header) {
    make(null, Scope.READ);
    assertThat(ring("", true, "").holder(header)).isEmpty();
    assertThat(uses).isEmpty();
  }

  @Test
  void aKeyThatIsRevokedOrExpiredIsGoodForNothingAtOnce() {
    make(START.plusSeconds(60), Scope.READ);
    KeyRing ring = ring("", true, "");
    assertThat(ring.holder("0a:s")).isPresent();
    assertThat(ring.of("0a")).isPresent();
    now = START.plusSeconds(60);
    assertThat(ring.holder("0a:s")).isEmpty();
    assertThat(ring.of("0a")).isEmpty();
    make(null, Scope.READ);
    assertThat(ring.holder("0a:s")).isPresent();
    records.remove(RecordContent.key(ApiKey.KIND, "0a"));
    assertThat(ring.holder("0a:s")).isEmpty();
  }

  /** A secret that is not set, or not to open anything, is not guessed by leaving it out. */
  @ParameterizedTest
  @CsvSource({
    "'', true, '', 0, 0",
    "a, true, '', 3, 0",
    "a, false, '', 0, 0",
    "a, false, m, 0, 1",
    "'', true, m, 0, 1"
  })
  void twoKeysComeFromTheSettings(
      String admin, boolean opens, String metrics, int adminScopes, int metricsScopes) {
    KeyRing ring = ring(admin, opens, metrics);
    assertThat(scopes(ring.holder(basic("admin", admin)))).isEqualTo(adminScopes);
    assertThat(scopes(ring.holder(basic("metrics", metrics)))).isEqualTo(metricsScopes);
    assertThat(ring.holder(basic("admin", "other"))).isEmpty();
    assertThat(ring.of("admin")).as("nobody can sign with it").isEmpty();
  }

  private static int scopes(Optional<KeyHolder> holder) {
    return holder.map(h -> h.scopes().size()).orElse(0);
  }

  @Test
  void theDayOnWhichAKeyWasShownIsWrittenDownOnce() {
    make(null, Scope.READ);
    KeyRing ring = ring("", true, "");
    away = true;
    ring.holder("0a:s");
    await().until(() -> uses.size() == 1);
    away = false;
    await()
        .until(() -> {
          ring.holder("0a:s");
          return kept.containsKey("0a");
        });
    int written = uses.size();
    ring.holder("0a:s");
    now = START.plus(Duration.ofDays(1));
    ring.holder("0a:s");
    await().until(() -> uses.size() > written);
    assertThat(uses).hasSize(written + 1);
    assertThat(uses.getLast()).isEqualTo(new KeyUse(LocalDate.of(2026, 11, 28)));
  }

  private static String basic(String key, String secret) {
    return "Basic "
        + Base64.getEncoder().encodeToString((key + ":" + secret).getBytes(StandardCharsets.UTF_8));
  }
}
