package dev.crossover.wiring.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownKeyTest {

  /** Basic, Bearer, and bare as caliper-java sends its key. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic a2V5OnNlOmNyZXQ=",
        "basic  a2V5OnNlOmNyZXQ=",
        "Bearer key:se:cret",
        "BEARER key:se:cret",
        "key:se:cret",
        " key:se:cret "
      })
  void readsEveryForm(String authorization) {
    assertThat(ShownKey.of(authorization)).contains(new ShownKey("key", "se:cret"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "key", "Basic", "Basic !", "Basic a2V5", "Bearer key", "Digest key:se"})
  void findsNothingElsewhere(String authorization) {
    assertThat(ShownKey.of(authorization)).isEmpty();
  }
}
