package dev.crossover.dashboard.access;

import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/**
 * Who asks.
 *
 * @param mail address, in lower case; empty where nobody is signed in
 * @param roles what they are beyond what the roster says
 * @param everything whether they showed a key that is good for every page
 * @param sources names of those that are theirs as {@link UserRole#INTEGRATION_ADMIN}
 * @param record key of the record that says who they are: when it changes, they may be nobody
 * @param byProvider whether the company's provider says who they are
 */
public record Viewer(
    String mail,
    Set<UserRole> roles,
    boolean everything,
    Set<String> sources,
    String record,
    boolean byProvider) {

  /** Before the name of a source among the authorities. */
  static final String SOURCE = "source-";

  static final String EVERYTHING = "everything";

  /** Of a key alone, and of no user. */
  static final String ALERTS = "alerts";

  private static final Viewer NOBODY = new Viewer("", Set.of(), false, Set.of(), "", false);

  public Viewer {
    roles = Set.copyOf(roles);
    sources = Set.copyOf(sources);
  }

  /** Whether their roles show them every group that is not small. */
  boolean seesGroups() {
    return roles.contains(UserRole.OWNER) || roles.contains(UserRole.PROGRAMME_LEAD);
  }

  /** Who makes the request of this thread. */
  public static Viewer current() {
    Authentication shown = SecurityContextHolder.getContext().getAuthentication();
    if (shown == null) {
      return NOBODY;
    }
    Set<String> granted =
        shown.getAuthorities().stream()
            .map(GrantedAuthority::getAuthority)
            .collect(Collectors.toSet());
    Set<UserRole> roles =
        Arrays.stream(UserRole.values())
            .filter(role -> granted.contains(role.code()))
            .collect(Collectors.toSet());
    Set<String> sources =
        granted.stream()
            .filter(authority -> authority.startsWith(SOURCE))
            .map(authority -> authority.substring(SOURCE.length()))
            .collect(Collectors.toSet());
    return new Viewer(
        Provider.mail(shown.getName()),
        roles,
        granted.contains(EVERYTHING),
        sources,
        record(shown),
        Provider.is(shown.getName()));
  }

  /** Whether who makes the request of this thread showed a key by which alerts are told. */
  public static boolean bringsAlerts() {
    Authentication shown = SecurityContextHolder.getContext().getAuthentication();
    return shown != null
        && shown.getAuthorities().stream().anyMatch(a -> ALERTS.equals(a.getAuthority()));
  }

  /**
   * Does something as somebody by the roster alone, whatever their roles: they are sent what they
   * would see.
   *
   * @param mail address, in lower case
   */
  public static <T> T as(String mail, Supplier<T> what) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContextHolder.setContext(
        new SecurityContextImpl(
            UsernamePasswordAuthenticationToken.authenticated(mail, null, List.of())));
    try {
      return what.get();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  private static String record(Authentication shown) {
    return shown.getName().startsWith(KeyShown.NAME)
        ? RecordContent.key(ApiKey.KIND, String.valueOf(shown.getCredentials()))
        : User.key(Provider.mail(shown.getName()));
  }
}
