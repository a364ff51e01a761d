package dev.crossover.dashboard.access;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.stereotype.Component;

/** Whom a cookie names: a user with a password, or one of the company's provider. */
@Component
class SessionUsers implements UserDetailsService {

  private final LocalUsers local;
  private final Provider provider;

  SessionUsers(LocalUsers local, Provider provider) {
    this.local = local;
    this.provider = provider;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return provider.user(name).orElseGet(() -> local.loadUserByUsername(name));
  }
}
