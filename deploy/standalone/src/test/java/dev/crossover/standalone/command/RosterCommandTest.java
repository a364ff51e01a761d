package dev.crossover.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code roster import} prints of a reply. */
class RosterCommandTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String url = url() + "/";
    answer(
        "/.well-known/crossover", "{\"dashboard\":\"%s\",\"ingest\":\"%s\"}".formatted(url, url));
    server.start();
    PrintStream both = new PrintStream(printed, true, UTF_8);
    System.setOut(both);
    System.setErr(both);
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    System.setErr(err);
    server.stop(0);
  }

  /** The file was taken, so a script that imports it goes on. */
  @Test
  void printsWarningsAndSucceeds() throws IOException {
    answer(
        "/v1/roster",
        """
        {"learners": 4, "accounts": 5, "added": 3, "changed": 1, "changes": [], "warnings": [
          {"row": 2, "column": "plan", "message": "rows 2, 5: a software engineer takes long"},
          {"row": 3, "column": "plan", "message": "an ML engineer takes long"}]}
        """);
    Path file = Files.writeString(folder.resolve("roster.csv"), "learner\n");
    assertThat(run(file)).isZero();
    assertThat(printed.toString(UTF_8).lines())
        .containsExactly(
            "4 learners with 5 accounts: 3 are new, 1 changed",
            file + ":2: plan: warning: rows 2, 5: a software engineer takes long",
            file + ":3: plan: warning: an ML engineer takes long");
  }

  @Test
  void printsNothingElseWithoutWarnings() throws IOException {
    answer(
        "/v1/roster",
        "{\"learners\":1,\"accounts\":0,\"added\":0,\"changed\":0,\"changes\":[],\"warnings\":[]}");
    assertThat(run(Files.writeString(folder.resolve("roster.csv"), "learner\n"))).isZero();
    assertThat(printed.toString(UTF_8).lines())
        .containsExactly("1 learners with 0 accounts: 0 are new, 0 changed");
  }

  private int run(Path file) {
    return new CommandLine(new RosterCommand())
        .execute("import", "--url", url(), "--key", "secret", file.toString());
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] body = json.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
