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
 * What holds before anybody is known: bodies are small but for files of owners, and while the
 * tables are still being read nobody can be known.
 */
final class FirstLook extends OncePerRequestFilter {

  /** Longest body of a request, in bytes. */
  private static final long LONGEST = 8_192;

  /** Files of owners, which are as long as the ingest service takes them by default. */
  private static final String FILES = "/api/v1/manage/";

  private static final long LONGEST_FILE = 5L << 20;

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean brings = !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    long length = request.getContentLengthLong();
    boolean unknown = length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    boolean file = request.getRequestURI().startsWith(request.getContextPath() + FILES);
    if (brings && (unknown || length > (file ? LONGEST_FILE : LONGEST))) {
      String most = file ? "5 MB" : "8 KB";
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
}
