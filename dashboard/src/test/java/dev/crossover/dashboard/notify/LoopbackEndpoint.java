package dev.crossover.dashboard.notify;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** What is posted to, on loopback: keeps what came and answers as it is told. */
final class LoopbackEndpoint implements AutoCloseable {

  /** What came in one request. */
  record Came(Headers headers, String body) {

    JsonNode json() {
      return Json.MAPPER.readTree(body);
    }
  }

  /** Headers of the answers to come. */
  final Map<String, String> says = new TreeMap<>();

  private final List<Came> came = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 200;

  LoopbackEndpoint() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          came.add(new Came(exchange.getRequestHeaders(), body));
          says.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  /** The answer from now on. */
  void answers(int now) {
    status = now;
  }

  /** What came, in its order. */
  List<Came> came() {
    return came;
  }

  URI url() {
    return url("127.0.0.1");
  }

  /** Its address, with another name of the same machine. */
  URI url(String host) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
