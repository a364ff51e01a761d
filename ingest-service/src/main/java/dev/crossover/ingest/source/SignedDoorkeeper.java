package dev.crossover.ingest.source;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.key.KeyRing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who signs a body instead of showing a secret: the address ends with the public half of a
 * key, and a signature shows that its holder sends. Nothing is read of a body before the key is
 * known.
 */
public abstract class SignedDoorkeeper extends OncePerRequestFilter {

  /** Paths that a {@link SignedDoorkeeper} keeps, each followed by a key. */
  private static final List<String> PATHS = List.of(HookDoorkeeper.PATH, "/caliper/");

  /** How the challenge of a 401 names itself. */
  private final String scheme;

  private final String path;
  private final Scope scope;
  private final Doors doors;

  /**
   * What a doorkeeper needs.
   *
   * @param keys who holds which key
   * @param rates how fast a source may post
   * @param refused counts keys that are good for nothing
   * @param body reads bodies
   */
  @Component
  public record Doors(KeyRing keys, Rates rates, RefusedKeys refused, Body body) {}

  /**
   * A doorkeeper of all addresses below a path.
   *
   * @param path with a slash at its end
   * @param scope that opens them
   * @param scheme of the challenge
   */
  protected SignedDoorkeeper(String path, Scope scope, String scheme, Doors doors) {
    this.path = path;
    this.scope = scope;
    this.scheme = scheme;
    this.doors = doors;
  }

  /**
   * What is wrong with the signature of a body; empty if it holds.
   *
   * @param key public half, which is a good key
   */
  protected abstract Optional<String> problem(String key, HttpServletRequest request, byte[] body);

  /** Why nobody can be let in by a signature here; empty if somebody can. */
  protected abstract Optional<String> closed();

  /** Whether an address is kept by one of these. */
  static boolean keeps(String address) {
    return PATHS.stream().anyMatch(path -> below(path, address));
  }

  private static boolean below(String path, String address) {
    return address.startsWith(path) && address.length() > path.length();
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !below(path, request.getServletPath());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getServletPath().substring(path.length());
    try {
      Optional<Caller> caller = doors.keys().of(key).map(holder -> Caller.of(holder, request));
      if (closed().isPresent()) {
        unsigned(key, request, response, closed().get());
      } else if (caller.isEmpty()) {
        unsigned(key, request, response, "the key of this path is not known, or has expired");
      } else {
        new Sender(caller.get().source(), null).enter(request);
        byte[] read = doors.body().bytes(request);
        Optional<String> problem = problem(key, request, read);
        if (problem.isPresent()) {
          unsigned(key, request, response, problem.get());
        } else if (!caller.get().scopes().contains(scope)) {
          Doorkeeper.forbid(request, response, caller.get(), Set.of(scope));
        } else {
          doors.keys().shown(key);
          doors.rates().admit(caller.get(), new SignedRequest(request, read), response, chain);
        }
      }
    } catch (Refused e) {
      Problem.write(
          response, e.reason().status(), e.reason().code(), String.valueOf(e.getMessage()));
    } catch (InvalidStateStoreException e) {
      Problem.starting(response);
    }
  }

  private void unsigned(
      String key, HttpServletRequest request, HttpServletResponse response, String why)
      throws IOException {
    doors.keys().refusedKey(key, why).ifPresent(known -> doors.refused().count(known, request));
    response.setHeader("WWW-Authenticate", scheme + " realm=\"crossover\"");
    Problem.write(response, 401, "unauthorized", why);
  }
}
