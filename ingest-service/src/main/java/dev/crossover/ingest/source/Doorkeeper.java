package dev.crossover.ingest.source;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.request.ErrorReply;
import dev.crossover.model.record.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who shows a token: the event doors take a source's, the administration takes the
 * administrator's.
 */
@Component
public class Doorkeeper extends OncePerRequestFilter {

  private static final String ADMIN = "admin";

  private final Sources sources;
  private final Rates rates;
  private final IngestSettings settings;

  Doorkeeper(Sources sources, Rates rates, IngestSettings settings) {
    this.sources = sources;
    this.rates = rates;
    this.settings = settings;
  }

  /**
   * Whatever is not named here needs a token; paths are compared as Spring will match them. {@link
   * HookDoorkeeper} keeps the door of those who sign.
   */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getServletPath();
    return path.equals("/xapi/about")
        || path.equals("/openapi.yaml")
        || path.equals("/error")
        || path.startsWith("/.well-known/")
        || path.startsWith("/schemas/")
        || path.startsWith(HookDoorkeeper.PATH)
        || path.startsWith("/actuator/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Caller> caller = admitted(request, response);
    if (caller.isPresent()) {
      rates.admit(caller.get(), request, response, chain);
    }
  }

  /** Whether a request may come in by its token; if not, it has been answered. */
  public boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    return admitted(request, response).isPresent();
  }

  private Optional<Caller> admitted(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Credentials> shown = Credentials.of(request.getHeader("Authorization"));
    try {
      Optional<Caller> caller = shown.flatMap(token -> caller(request, token));
      if (caller.isPresent() && !allowed(request, caller.get())) {
        ErrorReply.write(response, 403, "forbidden", "this token may only " + caller.get().codes());
      } else if (caller.isPresent()) {
        return caller;
      } else {
        response.setHeader("WWW-Authenticate", "Basic realm=\"crossover\"");
        ErrorReply.write(
            response,
            401,
            "unauthorized",
            "send Authorization: Basic with a token from ./crossover token create NAME");
      }
    } catch (InvalidStateStoreException e) {
      ErrorReply.starting(response);
    }
    return Optional.empty();
  }

  private static boolean allowed(HttpServletRequest request, Caller caller) {
    boolean reads =
        (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
            && !caliper(request);
    return reads
        ? caller.scopes().contains(Scope.READ) || caller.scopes().contains(Scope.READ_ALL)
        : caller.scopes().contains(Scope.WRITE);
  }

  private Optional<Caller> caller(HttpServletRequest request, Credentials token) {
    String path = request.getServletPath();
    boolean events = path.startsWith("/xapi/") || caliper(request) || path.equals("/v1/events");
    return events ? sources.authenticate(token.key(), token.secret()) : admin(token);
  }

  /** Who may post there may also ask how: that is all there is to read. */
  private static boolean caliper(HttpServletRequest request) {
    return request.getServletPath().equals("/caliper")
        || request.getServletPath().equals("/caliper/");
  }

  private Optional<Caller> admin(Credentials token) {
    boolean good =
        !settings.adminSecret().isEmpty()
            && token.key().equals(ADMIN)
            && MessageDigest.isEqual(
                token.secret().getBytes(StandardCharsets.UTF_8),
                settings.adminSecret().getBytes(StandardCharsets.UTF_8));
    return good ? Optional.of(new Caller(ADMIN, EnumSet.allOf(Scope.class))) : Optional.empty();
  }
}
