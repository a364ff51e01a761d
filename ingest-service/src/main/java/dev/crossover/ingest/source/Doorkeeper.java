package dev.crossover.ingest.source;

import dev.crossover.ingest.system.ErrorReply;
import dev.crossover.ingest.system.IngestSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who shows a token: the event doors take a source's, the administration takes the
 * administrator's. Basic, or Bearer with {@code KEY:SECRET}.
 */
@Component
class Doorkeeper extends OncePerRequestFilter {

  private static final String ADMIN = "admin";

  private final Sources sources;
  private final IngestSettings settings;

  Doorkeeper(Sources sources, IngestSettings settings) {
    this.sources = sources;
    this.settings = settings;
  }

  /** Whatever is not named here needs a token; paths are compared as Spring will match them. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/xapi/about")
        || path.equals("/openapi.yaml")
        || path.equals("/error")
        || path.startsWith("/schemas/")
        || path.startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String[] token = token(request.getHeader("Authorization"));
    try {
      Optional<Caller> caller = token == null ? Optional.empty() : caller(request, token);
      if (caller.isPresent() && !allowed(request, caller.get())) {
        ErrorReply.write(
            response, 403, "forbidden", "this token has only " + caller.get().scopes());
      } else if (caller.isPresent()) {
        caller.get().enter(request);
        chain.doFilter(request, response);
      } else {
        response.setHeader("WWW-Authenticate", "Basic realm=\"crossover\"");
        ErrorReply.write(
            response,
            401,
            "unauthorized",
            "send Authorization: Basic with a token from ./crossover token create NAME");
      }
    } catch (InvalidStateStoreException e) {
      response.setHeader("Retry-After", "2");
      ErrorReply.write(response, 503, "starting", "the service is still reading its tables");
    }
  }

  private static boolean allowed(HttpServletRequest request, Caller caller) {
    boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    return reads
        ? caller.scopes().contains(Scope.READ) || caller.scopes().contains(Scope.READ_ALL)
        : caller.scopes().contains(Scope.WRITE);
  }

  private Optional<Caller> caller(HttpServletRequest request, String[] token) {
    String path = request.getServletPath();
    boolean events = path.startsWith("/xapi/") || path.equals("/v1/events");
    return events ? sources.authenticate(token[0], token[1]) : admin(token);
  }

  private Optional<Caller> admin(String[] token) {
    boolean good =
        !settings.adminSecret().isEmpty()
            && token[0].equals(ADMIN)
            && MessageDigest.isEqual(
                token[1].getBytes(StandardCharsets.UTF_8),
                settings.adminSecret().getBytes(StandardCharsets.UTF_8));
    return good ? Optional.of(new Caller(ADMIN, EnumSet.allOf(Scope.class))) : Optional.empty();
  }

  private static String @Nullable [] token(@Nullable String header) {
    if (header == null || header.indexOf(' ') < 0) {
      return null;
    }
    String scheme = header.substring(0, header.indexOf(' ')).toLowerCase(Locale.ROOT);
    String credentials = header.substring(header.indexOf(' ') + 1).strip();
    if (scheme.equals("basic")) {
      try {
        credentials = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return null;
      }
    } else if (!scheme.equals("bearer")) {
      return null;
    }
    int colon = credentials.indexOf(':');
    return colon < 0
        ? null
        : new String[] {credentials.substring(0, colon), credentials.substring(colon + 1)};
  }
}
