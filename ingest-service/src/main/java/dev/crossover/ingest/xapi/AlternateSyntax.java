package dev.crossover.ingest.xapi;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.Utf8;
import dev.crossover.ingest.source.Doorkeeper;
import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The syntax of xAPI 1.0.3 for browsers that can only post forms (part three, 1.3): {@code POST
 * ?method=PUT} with headers, parameters and content as fields of the form. xAPI 2.0 took it away,
 * so there {@code method} is an unknown parameter.
 *
 * <p>The token may be a field of the form, so something must be read of whom nobody knows: it is at
 * most the {@link #BEGINNING}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class AlternateSyntax extends OncePerRequestFilter {

  /** Bytes within which the token of a large form must stand, unless it is a header. */
  static final int BEGINNING = 64 * 1024;

  private final Body body;
  private final Admission admission;

  /** Says whether a request may come in by its token, and answers it if not. */
  @FunctionalInterface
  interface Admission {
    boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  @Autowired
  AlternateSyntax(Body body, Doorkeeper doorkeeper) {
    this(body, doorkeeper::admits);
  }

  AlternateSyntax(Body body, Admission admission) {
    this.body = body;
    this.admission = admission;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String query = request.getQueryString();
    return !request.getServletPath().startsWith("/xapi/")
        || !request.getMethod().equals("POST")
        || query == null
        || !query.matches("(.*&)?method=.*")
        || String.valueOf(request.getHeader(XapiVersion.HEADER)).startsWith("2.");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(XapiVersion.HEADER, XapiVersion.FIRST.spoken());
    HttpServletRequest meant;
    try {
      String method = method(request);
      byte[] beginning = body.beginning(request, BEGINNING);
      if (beginning.length < BEGINNING) {
        meant = meant(request, method, form(beginning));
      } else if (admission.admits(ofUnknown(request, method, beginning), response)) {
        meant = meant(request, method, form(body.whole(request, beginning)));
      } else {
        return;
      }
    } catch (Refused e) {
      Problem.write(
          response, e.reason().status(), e.reason().code(), String.valueOf(e.getMessage()));
      return;
    }
    chain.doFilter(meant, response);
  }

  private static String method(HttpServletRequest request) {
    Map<String, String> query = form(String.valueOf(request.getQueryString()));
    String method = String.valueOf(query.remove("method"));
    if (!query.isEmpty()) {
      throw Refused.field(query.keySet().iterator().next(), "belongs into the form");
    }
    return method;
  }

  private static HttpServletRequest meant(
      HttpServletRequest request, String method, Map<String, String> form) {
    boolean writes = method.equals("PUT") || method.equals("POST");
    if (writes && !form.containsKey("content")) {
      throw Refused.field("content", "is missing from the form");
    }
    return new MeantRequest(request, method, form);
  }

  /** What can be told of a request by the beginning of its form: its headers. */
  private static HttpServletRequest ofUnknown(
      HttpServletRequest request, String method, byte[] beginning) {
    int end = beginning.length;
    while (end > 0 && beginning[end - 1] != '&') {
      end--; // the last field is cut
    }
    Map<String, String> fields = form(Arrays.copyOf(beginning, end));
    fields.keySet().retainAll(MeantRequest.HEADERS);
    return new MeantRequest(request, method, fields);
  }

  private static Map<String, String> form(byte[] encoded) {
    return form(Utf8.text(encoded));
  }

  private static Map<String, String> form(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : encoded.split("&", -1)) {
      if (!field.isEmpty()) {
        int equals = field.indexOf('=');
        fields.put(
            decoded(equals < 0 ? field : field.substring(0, equals)),
            equals < 0 ? "" : decoded(field.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return Utf8.unescaped(text, "form");
  }
}
