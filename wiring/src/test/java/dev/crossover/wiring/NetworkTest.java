package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.web.MockHttpServletRequest;

class NetworkTest {

  /**
   * As Spring Boot reads settings: what is empty is none, and a server without one listens on all.
   */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // address, forwarded, certificate, insecure, public address, starts, only this machine
        "127.0.0.1, none, '', false, '', true, true",
        "::1, none, '', false, '', true, true",
        "'', none, '', false, '', false, -",
        "0.0.0.0, none, '', false, '', false, -",
        "0.0.0.0, '', '', false, '', false, -",
        "0.0.0.0, NONE, '', false, '', false, -",
        "0.0.0.0, none, /c.pem, false, '', true, false",
        "0.0.0.0, native, '', false, '', true, false",
        "0.0.0.0, none, '', true, '', true, false",
        "127.0.0.1, native, '', false, '', true, false",
        "127.0.0.1, none, '', false, http://127.0.0.1:8080/, true, true",
        "127.0.0.1, none, '', false, http://[::1]:8080/, true, true",
        "127.0.0.1, none, '', false, https://tools.example/crossover/, true, false",
        "127.0.0.1, none, '', false, https://127.example/, true, false"
      })
  void beyondThisMachineItIsGuarded(
      String address,
      String forwarded,
      String certificate,
      boolean insecure,
      String url,
      boolean starts,
      @Nullable Boolean onlyHere) {
    ServerProperties server = bound(address, forwarded);
    if (starts) {
      Network network = new Network(server, certificate, insecure, url, "", "");
      assertThat(network.onlyThisMachine()).isEqualTo(onlyHere);
      assertThat(network.fromThisMachine(request("127.0.0.1")))
          .isEqualTo(!forwarded.equals("native") && !url.contains("example"));
      assertThat(network.fromThisMachine(request("192.0.2.7"))).isFalse();
    } else {
      assertThatThrownBy(() -> new Network(server, certificate, insecure, url, "", ""))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("without TLS");
    }
  }

  @Test
  void whatAProxyOfThisMachinePassesOnIsNotFromIt() {
    Network network = new Network(bound("127.0.0.1", "none"), "", false, "", "", "");
    for (String header : new String[] {"X-Forwarded-For", "Forwarded"}) {
      MockHttpServletRequest request = request("127.0.0.1");
      request.addHeader(header, "192.0.2.7");
      assertThat(network.fromThisMachine(request)).as(header).isFalse();
    }
  }

  @Test
  void aKeyIsNotSentInClear() {
    ServerProperties server = bound("127.0.0.1", "none");
    assertThatThrownBy(() -> new Network(server, "", false, "", "", "http://ingest:8081/"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("CROSSOVER_INGEST_INTERNAL_URL");
    new Network(server, "", true, "", "", "http://ingest:8081/");
    new Network(server, "", false, "", "", "https://ingest:8081/");
    new Network(server, "", false, "", "", "http://127.0.0.1:8081/");
  }

  private static MockHttpServletRequest request(String from) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    return request;
  }

  private static ServerProperties bound(String address, String forwarded) {
    MapConfigurationPropertySource settings = new MapConfigurationPropertySource();
    settings.put("server.address", address);
    settings.put("server.forward-headers-strategy", forwarded);
    return new Binder(settings)
        .bind("server", ServerProperties.class)
        .orElseGet(ServerProperties::new);
  }
}
