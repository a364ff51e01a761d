package dev.crossover.dashboard.access;

import dev.crossover.wiring.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What holds before anybody is known: bodies are small but for files of owners and for what
 * Alertmanager posts, and while the tables are still being read nobody can be known.
 */
final class FirstLook extends OncePerRequestFilter {

  /** Longest body of a request, in bytes. */
  private static final long LONGEST = 8_192;

  /** Files of owners, which are as long as the ingest service takes them by default. */
  private static final String FILES = "/api/v1/manage/";

  private static final long LONGEST_FILE = 5L << 20;

  /** Alerts come by the hundred. */
  static final String ALERTS = "/api/v1/alertmanager";

  private static final long LONGEST_ALERTS = 256L << 10;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean brings = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    long length = request.getContentLengthLong();
    boolean unknown = length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    long longest = longest(request);
    if (brings && (unknown || length > longest)) {
      String most = longest == LONGEST_FILE ? "5 MB" : (longest >> 10) + " KB";
      Problem.write(
          response, 413, "too_large", "A body is at most " + most + ", and says its length.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } catch (InvalidStateStoreException e) {
      Problem.starting(response);
    }
  }

  private static long longest(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (path.startsWith(FILES)) {
      return LONGEST_FILE;
    }
    return path.equals(ALERTS) ? LONGEST_ALERTS : LONGEST;
  }
}
