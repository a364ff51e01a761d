package dev.crossover.ingest.xapi;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.ErrorReply;
import dev.crossover.ingest.request.Refused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The syntax of xAPI 1.0.3 for browsers that can only post forms (part three, 1.3): {@code POST
 * ?method=PUT} with headers, parameters and content as fields of the form. xAPI 2.0 took it away,
 * so there {@code method} is an unknown parameter.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class AlternateSyntax extends OncePerRequestFilter {

  private final Body body;

  AlternateSyntax(Body body) {
    this.body = body;
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
      meant = meant(request);
    } catch (Refused e) {
      ErrorReply.write(response, 400, e.reason().code(), String.valueOf(e.getMessage()));
      return;
    }
    chain.doFilter(meant, response);
  }

  private HttpServletRequest meant(HttpServletRequest request) throws IOException {
    Map<String, String> query = form(String.valueOf(request.getQueryString()));
    String method = query.remove("method");
    if (!query.isEmpty()) {
      throw Refused.field(query.keySet().iterator().next(), "belongs into the form");
    }
    Map<String, String> form = form(body.read(request));
    boolean writes = "PUT".equals(method) || "POST".equals(method);
    if (writes && !form.containsKey("content")) {
      throw Refused.field("content", "is missing from the form");
    }
    return new MeantRequest(request, String.valueOf(method), form);
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
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.field("form", "is not URL-encoded");
    }
  }
}
