package dev.crossover.dashboard.access;

import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.checks.InstallationCheck;
import org.springframework.stereotype.Component;

/** Whether the company's provider answers, by whom people sign in. */
@Component
class ProviderCheck implements InstallationCheck {

  private final Provider provider;

  ProviderCheck(Provider provider) {
    this.provider = provider;
  }

  @Override
  public String name() {
    return "sign-in";
  }

  @Override
  public Finding look() {
    if (!provider.exists()) {
      return Finding.off("No provider is set (CROSSOVER_OIDC_ISSUER); people sign in by password.");
    }
    return provider.answersNow()
        ? Finding.ok("The OpenID Connect provider answers.")
        : Finding.failed(
            "The OpenID Connect provider does not answer, or names another issuer than"
                + " CROSSOVER_OIDC_ISSUER.");
  }
}
