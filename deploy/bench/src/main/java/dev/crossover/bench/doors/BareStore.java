package dev.crossover.bench.doors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Takes statements that go on, and does no more than count them. */
final class BareStore implements AutoCloseable {

  private static final byte[] IN_EACH = "\"actor\":".getBytes(StandardCharsets.US_ASCII);

  private final HttpServer server;
  private final long wanted;
  private final CountDownLatch all = new CountDownLatch(1);
  private long began;
  private long ended;
  private long statements;

  /**
   * Begins to listen.
   *
   * @param wanted how many statements it waits for
   */
  BareStore(long wanted) throws IOException {
    this.wanted = wanted;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/xapi";
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean post = exchange.getRequestMethod().equals("POST");
    exchange.sendResponseHeaders(post ? 204 : 404, -1);
    if (post) {
      count(body);
    }
  }

  private synchronized void count(byte[] body) {
    if (statements == 0) {
      began = System.nanoTime();
    }
    for (int i = 0; i + IN_EACH.length <= body.length; i++) {
      int at = 0;
      while (at < IN_EACH.length && body[i + at] == IN_EACH[at]) {
        at++;
      }
      statements += at == IN_EACH.length ? 1 : 0;
    }
    if (statements >= wanted) {
      ended = System.nanoTime();
      all.countDown();
    }
  }

  /** Statements a second from the first to the last; waits for that. */
  double rate() throws InterruptedException {
    if (!all.await(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("only " + statements + " of " + wanted + " came");
    }
    synchronized (this) {
      return statements / ((ended - began) / 1e9);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
