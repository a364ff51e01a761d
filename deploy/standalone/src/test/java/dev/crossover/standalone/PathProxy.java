package dev.crossover.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.standalone.launcher.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** A proxy as companies have them: its own address, a path that it takes off, TLS behind it. */
final class PathProxy implements AutoCloseable {

  private final HttpServer server;
  private final String path;
  private final URI behind;
  private final Trust trust;

  PathProxy(String path, int port, Path certificate) throws IOException {
    this.path = path;
    this.behind = URI.create("https://127.0.0.1:" + port + "/");
    this.trust = Trust.own(certificate);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(path, this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void pass(HttpExchange exchange) throws IOException {
    URI asked = exchange.getRequestURI();
    HttpURLConnection connection =
        trust.open(behind.resolve(asked.toString().substring(path.length())).toURL());
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(exchange.getRequestMethod());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(v -> connection.addRequestProperty(name, v)));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      connection.setDoOutput(true);
      connection.getOutputStream().write(body);
    }
    int status = connection.getResponseCode();
    connection
        .getHeaderFields()
        .forEach((name, values) -> {
          if (name != null && !name.equalsIgnoreCase("Transfer-Encoding")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    boolean empty = status == 204 || status == 304;
    exchange.sendResponseHeaders(status, empty ? -1 : 0);
    try (InputStream in =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      if (in != null && !empty) {
        in.transferTo(exchange.getResponseBody());
      }
    } finally {
      exchange.close();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
