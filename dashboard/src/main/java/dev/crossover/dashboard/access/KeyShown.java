package dev.crossover.dashboard.access;

import dev.crossover.model.record.Scope;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.key.KeyHolder;
import dev.crossover.wiring.key.KeyRing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in our own commands, and scripts, by a key. What its scopes are good for here is what users
 * have by their roles; a key that is good for nothing here is nobody's.
 */
final class KeyShown extends OncePerRequestFilter {

  /** Of no user: an address has a {@code @}. */
  static final String NAME = "key ";

  private static final Map<Scope, String> AUTHORITIES =
      Map.of(
          Scope.FIGURES, UserRole.PROGRAMME_LEAD.code(),
          Scope.METRICS, UserRole.OPERATOR.code(),
          Scope.ALERTS, Viewer.ALERTS,
          Scope.ADMIN, UserRole.OWNER.code(),
          Scope.PEOPLE, Viewer.EVERYTHING);

  private static final String GOOD = "crossover.key.good";

  private final KeyRing keys;

  KeyShown(KeyRing keys) {
    this.keys = keys;
  }

  /** Whether the request shows a key that is good for something here. */
  static boolean good(HttpServletRequest request) {
    return request.getAttribute(GOOD) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<KeyHolder> holder = keys.holder(request.getHeader(HttpHeaders.AUTHORIZATION));
    List<String> authorities =
        holder.stream()
            .flatMap(h -> h.scopes().stream())
            .filter(AUTHORITIES::containsKey)
            .map(AUTHORITIES::get)
            .toList();
    if (holder.isPresent() && !authorities.isEmpty()) {
      request.setAttribute(GOOD, true);
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              NAME + holder.get().name(),
              holder.get().key(),
              AuthorityUtils.createAuthorityList(authorities)));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
