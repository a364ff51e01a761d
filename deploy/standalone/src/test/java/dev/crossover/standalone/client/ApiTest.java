package dev.crossover.standalone.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.client.Api.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApiTest {

  /** A proxy that is just starting, or a connection cut in the middle of the status line. */
  @Test
  void aReplyThatIsNotHttpIsNoAnswer() throws IOException, InterruptedException {
    List<String> told = new ArrayList<>();
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread serving =
          Thread.ofVirtual()
              .start(() -> {
                reply(server, "no such protocol here\r\n\r\n");
                reply(server, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
              });
      URI base = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      Answer answer = new Api(base, "", "", told::add).get("v1/keys");
      serving.join();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("ok");
      assertThat(told).hasSize(1);
    }
  }

  private static void reply(ServerSocket server, String text) {
    try (Socket socket = server.accept()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      socket.getOutputStream().write(text.getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
