package dev.crossover.services;

import dev.crossover.analytics.AnalyticsApplication;
import dev.crossover.dashboard.DashboardApplication;
import dev.crossover.ingest.IngestApplication;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** A service, as one part of what a process does. */
enum ServiceRole {
  INGEST,
  ANALYTICS,
  DASHBOARD;

  /** Nobody signs in to these two, though the libraries for it are on the path of all. */
  private static final String NO_SIGN_IN =
      "spring.autoconfigure.exclude="
          + Stream.of(
                  "SecurityAutoConfiguration",
                  "UserDetailsServiceAutoConfiguration",
                  "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                  "web.servlet.SecurityFilterAutoConfiguration",
                  "web.servlet.ServletWebSecurityAutoConfiguration")
              .map(name -> "org.springframework.boot.security.autoconfigure." + name)
              .collect(Collectors.joining(","));

  SpringApplicationBuilder builder() {
    return switch (this) {
      case INGEST -> IngestApplication.builder().properties(NO_SIGN_IN);
      case ANALYTICS -> AnalyticsApplication.builder().properties(NO_SIGN_IN);
      case DASHBOARD -> DashboardApplication.builder();
    };
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The roles of a list such as {@code ingest,dashboard}.
   *
   * @throws IllegalArgumentException if it is empty or names something else
   */
  static Set<ServiceRole> of(String list) {
    Set<ServiceRole> roles = EnumSet.noneOf(ServiceRole.class);
    for (String code : list.split(",", -1)) {
      roles.add(
          Arrays.stream(values())
              .filter(role -> role.code().equals(code.strip()))
              .findFirst()
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "there is no role \"" + code + "\"; the roles are " + codes())));
    }
    return roles;
  }

  private static List<String> codes() {
    return Arrays.stream(values()).map(ServiceRole::code).toList();
  }
}
