package dev.crossover.ingest.xapi;

import dev.crossover.ingest.system.ErrorReply;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every reply of the xAPI door, errors too, carries the version; every request must. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class XapiVersion extends OncePerRequestFilter {

  private static final String HEADER = "X-Experience-API-Version";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/xapi/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String version = request.getHeader(HEADER);
    boolean second = version != null && version.startsWith("2.0");
    response.setHeader(HEADER, second ? "2.0.0" : "1.0.3");
    if (request.getServletPath().equals("/xapi/about") || known(version)) {
      chain.doFilter(request, response);
    } else {
      ErrorReply.write(
          response,
          400,
          "invalid_field",
          HEADER + ": must be 1.0, 1.0.x or 2.0.x, but is " + version);
    }
  }

  private static boolean known(@Nullable String version) {
    return version != null && version.matches("1\\.0(\\.\\d+)?|2\\.0(\\.\\d+)?");
  }
}
