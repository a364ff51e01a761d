package dev.crossover.standalone;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Another learning record store that statements go on to. It is away now and then, and now and then
 * what it took goes unanswered.
 */
final class OtherLrs implements HttpHandler {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int AWAY_EVERY = 7;
  private static final int UNANSWERED_EVERY = 11;

  private final Set<String> first = Collections.synchronizedSet(new LinkedHashSet<>());
  private final AtomicInteger posts = new AtomicInteger();

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    int number = posts.incrementAndGet();
    if (number % AWAY_EVERY == 0) {
      exchange.sendResponseHeaders(503, -1);
      return;
    }
    for (JsonNode statement : JSON.readTree(body)) {
      first.add(statement.get("id").asString());
    }
    if (number % UNANSWERED_EVERY == 0) {
      exchange.close();
    } else {
      exchange.sendResponseHeaders(204, -1);
    }
  }

  /** Returns once it has all that a source can read of itself, in that order. */
  void awaitAllOf(Api source, Duration within) throws IOException, InterruptedException {
    List<String> stored = new ArrayList<>();
    String next = "/xapi/statements?ascending=true&limit=500";
    while (!next.isEmpty()) {
      JsonNode page = source.get(next).json();
      page.get("statements").forEach(statement -> stored.add(statement.get("id").asString()));
      next = page.path("more").asString("");
    }
    await().atMost(within).until(() -> arrived(stored).size() == stored.size());
    if (!arrived(stored).equals(stored)) {
      throw new AssertionError("statements came to the other store in another order");
    }
  }

  private List<String> arrived(List<String> wanted) {
    Set<String> all = Set.copyOf(wanted);
    synchronized (first) {
      return first.stream().filter(all::contains).toList();
    }
  }
}
