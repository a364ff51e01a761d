package dev.crossover.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A sender as an LMS is one: plain HTTP, Basic credentials, the version header. */
final class Posting {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final String authorization;

  Posting(int port, String user, String secret) {
    this(
        port,
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8)));
  }

  private Posting(int port, String authorization) {
    this.base = "http://127.0.0.1:" + port;
    this.authorization = authorization;
  }

  String authorization() {
    return authorization;
  }

  HttpResponse<String> post(String path, String type, String body) {
    return send(request(path, type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Posts xAPI statements. */
  HttpResponse<String> postStatements(String body) {
    return post("/xapi/statements", "application/json", body);
  }

  /** Posts a CloudEvent in structured mode. */
  HttpResponse<String> postEvent(String body) {
    return post("/v1/events", "application/cloudevents+json", body);
  }

  HttpResponse<String> put(String path, String type, String body) {
    return send(request(path, type).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> delete(String path) {
    return send(request(path, "application/json").DELETE());
  }

  /** The same sender at another instance. */
  Posting at(int port) {
    return new Posting(port, authorization);
  }

  HttpResponse<String> get(String path) {
    return send(request(path, "application/json").GET());
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The first value of a reply's header; empty if it has none. */
  static String header(HttpResponse<String> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }

  HttpRequest.Builder request(String path, String type) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", authorization)
        .header("Content-Type", type)
        .header("X-Experience-API-Version", "1.0.3");
  }
}
