package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in our own commands, and scripts, by the administrator's secret: {@code Authorization:
 * Basic} with the user {@code admin}. No browser is asked for it, so none sends it by itself.
 */
final class AdminSecret extends OncePerRequestFilter {

  private static final String ADMIN = "admin";

  private final byte[] expected;

  AdminSecret(DashboardSettings settings) {
    String secret = settings.adminSecret();
    this.expected =
        secret.isEmpty()
            ? new byte[0]
            : ("Basic "
                    + Base64.getEncoder()
                        .encodeToString((ADMIN + ":" + secret).getBytes(StandardCharsets.UTF_8)))
                .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether the request shows a secret, right or wrong. */
  static boolean isShown(HttpServletRequest request) {
    return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (shown != null
        && expected.length > 0
        && MessageDigest.isEqual(expected, shown.getBytes(StandardCharsets.UTF_8))) {
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          UsernamePasswordAuthenticationToken.authenticated(
              ADMIN, "", AuthorityUtils.createAuthorityList(Viewer.EVERYTHING)));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }
}
