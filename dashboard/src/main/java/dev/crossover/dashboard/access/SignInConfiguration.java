package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.model.record.UserRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.rememberme.RememberMeAuthenticationFilter;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;

/**
 * Who must be signed in for what. The page itself, its scripts and health are open: they say
 * nothing of anybody. Who is signed in stands in a cookie alone, and so outlives a restart. The
 * cookie is signed with the password's hash, too: a new password ends it everywhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignInConfiguration {

  private static final Duration STAYS_SIGNED_IN = Duration.ofDays(7);

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http, TokenBasedRememberMeServices remembered, DashboardSettings settings) {
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.spa().ignoringRequestMatchers(AdminSecret::isShown))
        .rememberMe(cookie -> cookie.key(remembered.getKey()).rememberMeServices(remembered))
        .addFilterBefore(new AdminSecret(settings), RememberMeAuthenticationFilter.class)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint(
                    (_, response, _) -> say(response, 401, "unauthorized", "Sign in to see this."))
                .accessDeniedHandler((_, response, _) ->
                    say(response, 403, "forbidden", "The page is too old; load it again.")))
        .authorizeHttpRequests(paths ->
            paths
                .dispatcherTypeMatchers(
                    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/api/v1/session", "/api/v1/session/*")
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers("/actuator/prometheus")
                .access(SignInConfiguration::scrapes)
                .anyRequest()
                .permitAll())
        .build();
  }

  @Bean
  TokenBasedRememberMeServices remembered(LocalUsers users, DashboardSettings settings) {
    String secret = settings.adminSecret();
    TokenBasedRememberMeServices remembered =
        new TokenBasedRememberMeServices(
            secret.isEmpty() ? UUID.randomUUID().toString() : "session/" + secret, users);
    remembered.setAlwaysRemember(true);
    remembered.setCookieName("crossover");
    remembered.setTokenValiditySeconds((int) STAYS_SIGNED_IN.toSeconds());
    remembered.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Strict"));
    return remembered;
  }

  /** An unknown user takes as long as a wrong password, and is answered alike. */
  @Bean
  AuthenticationManager passwords(LocalUsers users) {
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users);
    provider.setPasswordEncoder(new BCryptPasswordEncoder());
    return new ProviderManager(provider);
  }

  @Bean
  OneTimeTokenService tickets() {
    return new InMemoryOneTimeTokenService();
  }

  /** Metrics are for this machine, for operators, and for who shows the administrator's secret. */
  private static AuthorizationDecision scrapes(
      Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
    Viewer viewer = Viewer.current();
    return new AuthorizationDecision(
        viewer.everything()
            || viewer.roles().contains(UserRole.OPERATOR)
            || local(context.getRequest()));
  }

  /** Not what a proxy of this machine passes on. */
  private static boolean local(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
          && request.getHeader("X-Forwarded-For") == null
          && request.getHeader("Forwarded") == null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static void say(HttpServletResponse response, int status, String code, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.getWriter().write("{\"error\":\"" + code + "\",\"message\":\"" + message + "\"}");
  }
}
