package dev.crossover.wiring.key;

import java.util.HexFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keys that come from the settings, and not from {@code ./crossover key create}; see {@code
 * wiring.yml}.
 *
 * @param adminSecret secret of the key {@code admin}, which also signs who is signed in and gives
 *     the secrets of webhooks; empty: nobody is administrator, and each start signs all out
 * @param adminOpens whether the key {@code admin} is good for anything
 * @param metricsSecret secret of the key {@code metrics}; empty: there is none
 */
@ConfigurationProperties("crossover.keys")
public record KeySettings(String adminSecret, boolean adminOpens, String metricsSecret) {

  /**
   * The secret of the key {@code dashboard}, by which that service asks another for something in a
   * user's name; empty where there is no administrator's secret.
   */
  public String dashboardSecret() {
    return adminSecret.isEmpty()
        ? ""
        : HexFormat.of().formatHex(Hmac.derived(adminSecret, "service|dashboard"));
  }
}
