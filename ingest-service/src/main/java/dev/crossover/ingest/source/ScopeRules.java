package dev.crossover.ingest.source;

import dev.crossover.model.record.Scope;
import java.util.Set;

/** Which scopes open which address. */
final class ScopeRules {

  private static final Set<Scope> ROSTER = Set.of(Scope.ROSTER, Scope.ADMIN);
  private static final Set<Scope> PLANS = Set.of(Scope.PLANS, Scope.ADMIN);
  private static final Set<Scope> READ = Set.of(Scope.READ, Scope.READ_ALL);
  private static final Set<Scope> WRITE = Set.of(Scope.WRITE);
  private static final Set<Scope> SENDER = Set.of(Scope.WRITE, Scope.SIGNED, Scope.ADMIN);
  private static final Set<Scope> ADMIN = Set.of(Scope.ADMIN);

  /** What who connects a sender may look at and try. */
  private static final Set<String> SENDERS = Set.of("/v1/requests", "/v1/check", "/v1/test-event");

  /**
   * Any of these is enough. What is not named here is for administrators.
   *
   * @param path as Spring will match it
   */
  static Set<Scope> of(String method, String path) {
    if (path.equals("/caliper") || path.equals("/caliper/") || path.equals("/v1/events")) {
      // Who may post to Caliper's door may also ask how: that is all there is to read.
      return WRITE;
    }
    if (path.startsWith("/xapi/")) {
      return method.equals("GET") || method.equals("HEAD") ? READ : WRITE;
    }
    if (path.equals("/v1/roster")
        || path.equals("/v1/accounts")
        || path.startsWith("/v1/learners/")) {
      return ROSTER;
    }
    if (SENDERS.contains(path)) {
      return SENDER;
    }
    return path.equals("/v1/plans") || path.startsWith("/v1/plans/") ? PLANS : ADMIN;
  }

  private ScopeRules() {}
}
