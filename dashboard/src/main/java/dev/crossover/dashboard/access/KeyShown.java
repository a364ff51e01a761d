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
 * have by their roles. No browser is asked for a key, so none sends it by itself.
 */
final class KeyShown extends OncePerRequestFilter {

  /** Of no user: an address has a {@code @}. */
  private static final String NAME = "key ";

  private static final Map<Scope, String> AUTHORITIES =
      Map.of(
          Scope.FIGURES, UserRole.PROGRAMME_LEAD.code(),
          Scope.METRICS, UserRole.OPERATOR.code(),
          Scope.ADMIN, UserRole.OWNER.code(),
          Scope.PEOPLE, Viewer.EVERYTHING);

  private final KeyRing keys;

  KeyShown(KeyRing keys) {
    this.keys = keys;
  }

  /** Whether the request shows a key, good or not. */
  static boolean in(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<KeyHolder> holder = keys.holder(request.getHeader(HttpHeaders.AUTHORIZATION));
    if (holder.isPresent()) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              NAME + holder.get().name(),
              "",
              AuthorityUtils.createAuthorityList(
                  holder.get().scopes().stream()
                      .filter(AUTHORITIES::containsKey)
                      .map(AUTHORITIES::get)
                      .toList())));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
