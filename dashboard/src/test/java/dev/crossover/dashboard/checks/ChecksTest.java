package dev.crossover.dashboard.checks;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.checks.Finding.State;
import dev.crossover.model.Samples;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found of an installation. */
class ChecksTest {

  private static final long MIB = 1024 * 1024;

  @ParameterizedTest
  @CsvSource({"5000, OK", "2048, OK", "2047, WARNING", "512, WARNING", "511, FAILED", "0, FAILED"})
  void aDiskWithLittleRoomIsSaid(long mebibytes, State state) {
    Finding found = new DiskCheck(() -> mebibytes * MIB).look();
    assertThat(found.state()).isEqualTo(state);
    assertThat(found.says()).contains("MiB are free");
  }

  @Test
  void aDiskThatCannotBeReadFails() {
    DiskCheck check =
        new DiskCheck(() -> {
          throw new IOException("gone");
        });
    assertThat(check.look().state()).isEqualTo(State.FAILED);
  }

  @ParameterizedTest
  @CsvSource({"0, OK", "5, OK", "6, FAILED", "-60, OK", "-61, OFF"})
  void aBrokerWhoseClockIsAheadIsSaid(int secondsAhead, State state) {
    Instant now = day(10);
    try (FilledDashboard dashboard = new FilledDashboard(now)) {
      dashboard.put(Samples.PLAN);
      Clock clock = Clock.fixed(now, ZoneOffset.UTC);
      ClockCheck check = new ClockCheck(dashboard.tables(), clock);
      assertThat(check.look().state()).as("nothing came in yet").isEqualTo(State.OFF);
      dashboard.put(Samples.learner("ada", "red", "small"), List.of());
      Instant newest = dashboard.tables().progress().get("ada").receivedAt();
      Clock ours = Clock.fixed(newest.minus(Duration.ofSeconds(secondsAhead)), ZoneOffset.UTC);
      Finding found = new ClockCheck(dashboard.tables(), ours).look();
      assertThat(found.state()).isEqualTo(state);
      if (state == State.FAILED) {
        assertThat(found.says()).contains(secondsAhead + " s ahead");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"company\":false}', 200, WARNING, on this machine alone",
    "'{}', 200, FAILED, something else answers",
    "'{\"company\":false}', 500, FAILED, something else answers"
  })
  void theAddressOfMessagesIsAsked(String answer, int status, State state, String says)
      throws IOException, InterruptedException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/path/api/v1/session/ways",
        exchange -> {
          exchange.sendResponseHeaders(status, 0);
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/path";
    try {
      Finding found = new AddressCheck(address).look();
      assertThat(found.state()).isEqualTo(state);
      assertThat(found.says()).contains(address + "/", says);
    } finally {
      server.stop(0);
    }
    assertThat(new AddressCheck(address).look())
        .satisfies(gone -> assertThat(gone.state()).isEqualTo(State.FAILED))
        .satisfies(gone -> assertThat(gone.says()).contains("nobody answers"));
  }
}
