package dev.crossover.ingest.xapi.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.wiring.StartRefused;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where statements go on to. */
class ForwardSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://lrs.example/xapi",
        "https://lrs.example/xapi/",
        "https://lrs.example/xapi/statements",
        "https://lrs.example/xapi/statements/"
      })
  void oneStoreIsTheSameHoweverItIsWritten(String to) {
    assertThat(settings(to, "secret").address()).isEqualTo("https://lrs.example/xapi");
  }

  @Test
  void withoutAnAddressNothingGoesOn() {
    assertThat(settings("", "").to()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://lrs.example/xapi",
        "lrs.example/xapi",
        "https://key:secret@lrs.example/xapi",
        "https://lrs.example/xapi?key=secret",
        "https://lrs.example/xapi#x"
      })
  void refusesToStartWithWhatIsNoEndpoint(String to) {
    assertThatThrownBy(() -> settings(to, "secret"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("CROSSOVER_FORWARD_TO must be an address")
        .hasMessageNotContaining("key:secret");
  }

  @Test
  void refusesToStartWithoutASecret() {
    assertThatThrownBy(() -> settings("https://lrs.example/xapi", ""))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("CROSSOVER_FORWARD_SECRET");
  }

  private static ForwardSettings settings(String to, String secret) {
    return new ForwardSettings(URI.create(to), "key", secret, Set.of(), Set.of(), null);
  }
}
