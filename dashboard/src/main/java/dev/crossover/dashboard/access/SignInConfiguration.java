package dev.crossover.dashboard.access;

import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Network;
import dev.crossover.wiring.Problem;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import dev.crossover.wiring.key.MetricsDoor;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.authentication.ott.InMemoryOneTimeTokenService;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.NullRememberMeServices;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Who must be signed in for what. The page itself, its scripts and health are open: they say
 * nothing of anybody. Who is signed in stands in a cookie alone, and so outlives a restart. The
 * cookie is signed with the password's hash, too: a new password ends it everywhere.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SignInConfiguration {

  private static final String COOKIE = "crossover";

  /** Stops mails in one step, for whoever has the link (RFC 8058). */
  private static final String STOP = "/api/v1/notices/stop";

  private static final Duration STAYS_SIGNED_IN = Duration.ofDays(7);

  /** Who is gone from the provider is out after this. */
  private static final Duration STAYS_BY_PROVIDER = Duration.ofHours(1);

  @Bean
  SecurityFilterChain doors(
      HttpSecurity http,
      TokenBasedRememberMeServices remembered,
      Provider provider,
      KeyRing keys,
      PathPrefix prefix,
      Network network) {
    if (provider.exists()) {
      byProvider(http, remembered, provider, prefix);
    }
    return http.sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .csrf(csrf ->
            csrf.spa()
                .csrfTokenRepository(tokens(prefix))
                .ignoringRequestMatchers(KeyShown::good)
                // Which no cookie opens; who shows a bad key is told so.
                .ignoringRequestMatchers(FirstLook.ALERTS)
                // A mail program posts there, with a token of its own kind in the address.
                .ignoringRequestMatchers(STOP)
                // Else each request of who is signed in gives the page another token.
                .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
        .rememberMe(cookie -> cookie.key(remembered.getKey()).rememberMeServices(remembered))
        .addFilterBefore(new FirstLook(), CsrfFilter.class)
        .addFilterBefore(new KeyShown(keys), CsrfFilter.class)
        .exceptionHandling(refused ->
            refused
                .authenticationEntryPoint((_, response, _) ->
                    Problem.write(response, 401, "unauthorized", "Sign in to see this."))
                .accessDeniedHandler((_, response, _) ->
                    Problem.write(
                        response, 403, "forbidden", "The page is too old; load it again.")))
        .authorizeHttpRequests(paths ->
            paths
                .dispatcherTypeMatchers(
                    DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers("/api/v1/session", "/api/v1/session/*", STOP)
                .permitAll()
                .requestMatchers("/api/**")
                .authenticated()
                .requestMatchers(MetricsDoor.PATH)
                .access((_, scrape) -> new AuthorizationDecision(scrapes(scrape, network)))
                .anyRequest()
                .permitAll())
        .build();
  }

  /** Cookies are for the page's own path: other applications may share its host. */
  private static CookieCsrfTokenRepository tokens(PathPrefix prefix) {
    CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
    tokens.setCookiePath(prefix.before("/"));
    return tokens;
  }

  /** No token of the provider is kept: it has said who somebody is, and that is all. */
  private static void byProvider(
      HttpSecurity http,
      TokenBasedRememberMeServices remembered,
      Provider provider,
      PathPrefix prefix) {
    http.oauth2Login(login ->
        login
            .loginPage("/")
            .withObjectPostProcessor(new OwnSession())
            .clientRegistrationRepository(provider.known())
            .authorizedClientRepository(new KeepsNone())
            .successHandler((request, response, shown) -> {
              UserDetails user =
                  shown.getPrincipal() instanceof OidcUser told ? provider.user(told) : null;
              if (user == null) {
                response.sendRedirect(prefix.before("/#unknown"));
                return;
              }
              remembered.loginSuccess(
                  request,
                  response,
                  UsernamePasswordAuthenticationToken.authenticated(
                      user, "", user.getAuthorities()));
              response.sendRedirect(prefix.before("/"));
            })
            .failureHandler((_, response, _) -> response.sendRedirect(prefix.before("/#refused"))));
  }

  /** The remember-me services, whose cookie is the session. */
  @Bean
  TokenBasedRememberMeServices remembered(
      LocalUsers local,
      Provider provider,
      KeySettings settings,
      PathPrefix prefix,
      @Value("${crossover.addresses.dashboard:}") String address,
      @Value("${crossover.addresses.dashboard-port:8080}") int port) {
    String secret = settings.adminSecret();
    TokenBasedRememberMeServices remembered =
        new TokenBasedRememberMeServices(
            secret.isEmpty() ? UUID.randomUUID().toString() : "session/" + secret,
            name -> provider.user(name).orElseGet(() -> local.user(name))) {
          @Override
          protected int calculateLoginLifetime(
              HttpServletRequest request, Authentication authentication) {
            return Provider.is(authentication.getName())
                ? (int) STAYS_BY_PROVIDER.toSeconds()
                : super.calculateLoginLifetime(request, authentication);
          }

          @Override
          protected void cancelCookie(HttpServletRequest request, HttpServletResponse response) {
            Cookie gone = new Cookie(getCookieName(), "");
            gone.setPath(prefix.before("/"));
            gone.setMaxAge(0);
            response.addCookie(gone);
          }
        };
    remembered.setAlwaysRemember(true);
    // Browsers send a cookie to every port of a machine.
    remembered.setCookieName(COOKIE + "-" + port);
    if (address.startsWith("https:")) {
      remembered.setUseSecureCookie(true);
    }
    remembered.setTokenValiditySeconds((int) STAYS_SIGNED_IN.toSeconds());
    remembered.setCookieCustomizer(cookie -> {
      cookie.setPath(prefix.before("/"));
      cookie.setAttribute("SameSite", "Strict");
    });
    return remembered;
  }

  /** An unknown user takes as long as a wrong password, and is answered alike. */
  @Bean
  AuthenticationManager passwords(LocalUsers users) {
    DaoAuthenticationProvider provider = new DaoAuthenticationProvider(users::user);
    provider.setPasswordEncoder(new BCryptPasswordEncoder());
    return new ProviderManager(provider);
  }

  /** Names of teams stand in addresses, and may hold these two. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }

  @Bean
  OneTimeTokenService tickets() {
    return new InMemoryOneTimeTokenService();
  }

  /** Metrics are for this machine, for operators, and for who shows a key for them. */
  private static boolean scrapes(RequestAuthorizationContext scrape, Network network) {
    return Viewer.current().roles().contains(UserRole.OPERATOR)
        || network.fromThisMachine(scrape.getRequest());
  }

  /** The provider's own name of a user is nothing that a cookie could hold. */
  private static final class OwnSession
      implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

    @Override
    public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
      filter.setRememberMeServices(new NullRememberMeServices());
      return filter;
    }
  }
}
