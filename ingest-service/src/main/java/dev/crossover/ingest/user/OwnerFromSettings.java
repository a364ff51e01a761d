package dev.crossover.ingest.user;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.request.Refused;
import dev.crossover.model.record.UserRole;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where nobody sees a password printed, as in containers, the settings name the first owner. */
@Component
class OwnerFromSettings {

  private static final Logger log = LoggerFactory.getLogger(OwnerFromSettings.class);

  private final Users users;
  private final IngestSettings.Owner owner;

  OwnerFromSettings(Users users, IngestSettings settings) {
    this.users = users;
    this.owner = settings.owner();
  }

  @EventListener(ApplicationReadyEvent.class)
  void make() {
    if (owner.mail().isEmpty() || !users.list().isEmpty()) {
      return;
    }
    try {
      users.add(owner.mail(), Set.of(UserRole.OWNER), Set.of(), owner.password());
      log.info("the owner whom the settings name may sign in");
    } catch (Refused e) {
      log.error("the owner whom the settings name cannot be added: {}", e.getMessage());
    }
  }
}
