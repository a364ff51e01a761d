package dev.crossover.ingest.ledger;

import dev.crossover.wiring.OwnService;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;

/** Hands requests on to other instances of the doors, with the key that they came with. */
@Component
public class OtherInstances {

  /** Such a request is not handed on once more. */
  private static final String HANDED_ON = "X-Crossover-Handed-On";

  /** Headers that are of one connection. */
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "te",
          "trailer");

  /** Headers that a form of xAPI may hold as its fields, and that are not told by their names. */
  private static final List<String> OF_A_FORM =
      List.of(
          "Authorization",
          "X-Experience-API-Version",
          "Content-Type",
          "If-Match",
          "If-None-Match",
          "Accept",
          "Accept-Language");

  private final ClientHttpRequestFactory requests;
  private final String scheme;

  OtherInstances(OwnService own) {
    this.requests = own.peers();
    this.scheme = own.scheme();
  }

  /** Whether another instance handed the request on. */
  public static boolean isHandedOn(HttpServletRequest request) {
    return request.getHeader(HANDED_ON) != null;
  }

  /** Whether a header says something about a connection, and not about what goes over it. */
  public static boolean isOfConnection(String header) {
    return OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  /**
   * Asks another instance the same.
   *
   * @param content body of the request, as it came
   * @throws IOException if it does not answer
   */
  public ClientHttpResponse ask(HostInfo other, HttpServletRequest request, byte[] content)
      throws IOException {
    URI to =
        URI.create(
            "%s://%s:%d%s%s"
                .formatted(
                    scheme,
                    other.host().contains(":") ? "[" + other.host() + "]" : other.host(),
                    other.port(),
                    request.getRequestURI(),
                    parameters(request)));
    ClientHttpRequest out = requests.createRequest(to, HttpMethod.valueOf(request.getMethod()));
    for (String name : names(request)) {
      String value = request.getHeader(name);
      if (value != null && !isOfConnection(name)) {
        out.getHeaders().set(name, value);
      }
    }
    out.getHeaders().set(HANDED_ON, "1");
    if (content.length > 0) {
      out.getBody().write(content);
    }
    return out.execute();
  }

  private static Set<String> names(HttpServletRequest request) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(request.getHeaderNames()));
    names.addAll(OF_A_FORM);
    return names;
  }

  /** From the parameters, for those of a form stand nowhere else. */
  private static String parameters(HttpServletRequest request) {
    String query =
        request.getParameterMap().entrySet().stream()
            .flatMap(p ->
                Stream.of(p.getValue()).map(value -> encoded(p.getKey()) + "=" + encoded(value)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
