package dev.crossover.dashboard;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the dashboard; see {@code dashboard.yml}.
 *
 * @param minGroupSize smallest team that is shown by itself to who manages nobody of it, and
 *     exported as a metric
 * @param metricsTeams whether teams are exported as metrics; null: where the service listens on
 *     loopback
 * @param looksRequired whether nothing is shown of somebody that cannot be written down as looked
 *     at
 * @param inWords to whom shares are told in quarters and words, and not as figures
 * @param oidc the company's provider of sign-ins
 */
@ConfigurationProperties("crossover.dashboard")
public record DashboardSettings(
    int minGroupSize,
    @Nullable Boolean metricsTeams,
    boolean looksRequired,
    Set<Audience> inWords,
    Oidc oidc) {

  public DashboardSettings {
    inWords = Set.copyOf(inWords);
  }

  /** As what somebody looks at people and groups. */
  public enum Audience {
    MANAGER,
    LEARNER,
    PROGRAMME_LEAD
  }

  /**
   * An OpenID Connect provider.
   *
   * @param issuer its address, below which {@code .well-known/openid-configuration} lies; empty for
   *     none
   * @param client id of this installation there
   * @param secret of the client
   * @param groups claim that lists the groups of a user; {@code crossover-owner} makes an owner,
   *     and so for each role
   */
  public record Oidc(String issuer, String client, String secret, String groups) {

    public static final Oidc NONE = new Oidc("", "", "", "groups");
  }
}
