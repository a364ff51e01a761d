package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.model.record.UserRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The company's OpenID Connect provider. It is asked for its addresses when somebody first signs in
 * by it, so it may be away while the dashboard starts.
 *
 * <p>Its users are known to it alone. The cookie of one therefore holds the roles with the address,
 * as {@code company:ROLE,ROLE:MAIL}; it is signed, and holds for an hour.
 */
@Component
class Provider {

  static final String ID = "company";

  private static final String PREFIX = ID + ":";
  private static final String GROUP = "crossover-";

  /** A group of those who look after a source. */
  private static final Pattern SOURCE =
      Pattern.compile(GROUP + Viewer.SOURCE + "[a-z0-9][a-z0-9._-]{0,40}");

  private final DashboardSettings.Oidc settings;
  private final String address;
  private final ClientRegistrationRepository known;

  Provider(DashboardSettings settings, @Value("${crossover.addresses.dashboard:}") String address) {
    this.settings = settings.oidc();
    this.address = address;
    this.known =
        new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(asked()));
  }

  boolean exists() {
    return !settings.issuer().isEmpty();
  }

  ClientRegistrationRepository known() {
    return known;
  }

  /** Whether it answers. */
  boolean answers() {
    try {
      return exists() && known.findByRegistrationId(ID) != null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Whether it answers now, whatever is known of it from before. */
  boolean answersNow() {
    try {
      return exists() && !asked().getProviderDetails().getTokenUri().isEmpty();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private ClientRegistration asked() {
    String base = address.isEmpty() ? "{baseUrl}" : address.replaceAll("/$", "");
    return ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId(ID)
        .clientId(settings.client())
        .clientSecret(settings.secret())
        .scope("openid", "profile", "email")
        .redirectUri(base + "/login/oauth2/code/{registrationId}")
        .build();
  }

  /** Who it says that somebody is; null where it tells no address, or one it has not verified. */
  @Nullable UserDetails user(OidcUser told) {
    String mail = told.getEmail();
    if (mail == null || !mail.contains("@") || Boolean.FALSE.equals(told.getEmailVerified())) {
      return null;
    }
    List<String> groups =
        Objects.requireNonNullElse(told.getClaimAsStringList(settings.groups()), List.of());
    List<String> roles =
        Stream.concat(
                Arrays.stream(UserRole.values())
                    .map(UserRole::code)
                    .filter(role -> groups.contains(GROUP + role)),
                groups.stream()
                    .filter(SOURCE.asMatchPredicate())
                    .map(group -> group.substring(GROUP.length())))
            .toList();
    return user(PREFIX + String.join(",", roles) + ":" + mail.strip().toLowerCase(Locale.ROOT))
        .orElseThrow();
  }

  /** The user of a cookie; empty if that is none of the provider's. */
  Optional<UserDetails> user(String name) {
    List<String> parts = List.of(name.split(":", 3));
    if (!exists() || parts.size() < 3 || !parts.getFirst().equals(ID)) {
      return Optional.empty();
    }
    String[] roles = parts.get(1).isEmpty() ? new String[0] : parts.get(1).split(",", -1);
    return Optional.of(User.withUsername(name).password(ID).authorities(roles).build());
  }

  static boolean is(String name) {
    return name.startsWith(PREFIX);
  }

  /** The address in the name of a user, the provider's or a local one. */
  static String mail(String name) {
    return is(name) ? name.substring(name.indexOf(':', PREFIX.length()) + 1) : name;
  }

  /** Where somebody signs out of it; null where it has no such page. */
  @Nullable String signOut(String backTo) {
    ClientRegistration registration = answers() ? known.findByRegistrationId(ID) : null;
    Object page =
        registration == null
            ? null
            : registration
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("end_session_endpoint");
    return page == null
        ? null
        : UriComponentsBuilder.fromUriString(page.toString())
            .queryParam("client_id", settings.client())
            .queryParam("post_logout_redirect_uri", address.isEmpty() ? backTo : address)
            .encode()
            .toUriString();
  }
}
