package dev.crossover.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A collector of OpenTelemetry: OTLP over HTTP, in protobuf. It keeps all that comes. */
final class CollectedSpans implements HttpHandler {

  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /**
   * A span.
   *
   * @param all everything that was sent of it, as text
   */
  record Seen(
      String service, String name, String trace, Map<String, String> attributes, String all) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest sent =
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
    for (ResourceSpans of : sent.getResourceSpansList()) {
      String service = text(of.getResource().getAttributesList()).getOrDefault("service.name", "");
      for (ScopeSpans scope : of.getScopeSpansList()) {
        seen.addAll(scope.getSpansList().stream().map(span -> seen(service, span)).toList());
      }
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Seen seen(String service, Span span) {
    return new Seen(
        service,
        span.getName(),
        HexFormat.of().formatHex(span.getTraceId().toByteArray()),
        text(span.getAttributesList()),
        span.toString());
  }

  private static Map<String, String> text(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, a -> a.getValue().getStringValue()));
  }

  /** All of them, in their order. */
  List<Seen> all() {
    return List.copyOf(seen);
  }
}
