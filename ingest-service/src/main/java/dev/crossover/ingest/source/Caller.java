package dev.crossover.ingest.source;

import dev.crossover.ingest.change.Actor;
import dev.crossover.ingest.request.MemoryBudget;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.key.KeyHolder;
import dev.crossover.wiring.key.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;

/**
 * Who makes this request; set by {@link Doorkeeper} before any door sees it.
 *
 * @param source name of the source
 * @param scopes what it may do
 * @param actor who is said to have asked: the user in whose name the dashboard asks, else the key
 */
public record Caller(String source, Set<Scope> scopes, String actor) {

  private static final String ATTRIBUTE = "crossover.caller";

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  static Caller of(KeyHolder holder, HttpServletRequest request) {
    String user = holder.key().equals(KeyRing.DASHBOARD) ? request.getHeader(KeyRing.ACTING) : null;
    return new Caller(holder.name(), holder.scopes(), user == null ? "key " + holder.name() : user);
  }

  /** The caller of a request that passed the doorkeeper. */
  public static Caller of(HttpServletRequest request) {
    if (request.getAttribute(ATTRIBUTE) instanceof Caller caller) {
      return caller;
    }
    throw new IllegalStateException("a door was reached without a key");
  }

  /** Name of the source of a request. */
  public static String source(HttpServletRequest request) {
    return of(request).source();
  }

  /** Whether the caller may read what any source posted. */
  public boolean readsAll() {
    return scopes.contains(Scope.READ_ALL);
  }

  /** Whether the caller may look after any source. */
  public boolean administers() {
    return scopes.contains(Scope.ADMIN);
  }

  /** Its scopes as they are written. */
  List<String> codes() {
    return scopes.stream().map(Scope::code).sorted().toList();
  }

  void enter(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
    Actor.enter(request, actor);
    MemoryBudget.Held held = MemoryBudget.of(request);
    if (held != null) {
      held.belongsTo(source);
    }
  }
}
