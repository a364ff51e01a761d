package dev.crossover.ingest.xapi;

import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Every reply of the xAPI door, errors too, carries the version; every request must. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class VersionFilter extends OncePerRequestFilter {

  /** What a request without a version was, when versions came up; it is not spoken here. */
  private static final String BEFORE_VERSIONS = "0.9";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getServletPath().startsWith("/xapi/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String version = request.getHeader(XapiVersion.HEADER);
    boolean about = request.getServletPath().equals("/xapi/about");
    response.setHeader(
        XapiVersion.HEADER,
        version == null && !about ? BEFORE_VERSIONS : XapiVersion.of(request).spoken());
    if (about || XapiVersion.known(version)) {
      chain.doFilter(request, response);
    } else {
      Problem.write(
          response,
          400,
          "invalid_field",
          XapiVersion.HEADER + ": must be 1.0, 1.0.x or 2.0.x, but is " + version);
    }
  }
}
