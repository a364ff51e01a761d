package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.util.stream.Stream;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The users with a password, as they stand at this moment: who is removed is out at once. */
@Component
class LocalUsers {

  private final TableView<VersionedRecord> records;

  LocalUsers(DashboardTables tables) {
    this.records = tables.records();
  }

  /** Whether who asks is a user with a password, and not one whom the company's provider knows. */
  boolean has(Viewer viewer) {
    return !viewer.byProvider() && records.get(User.key(viewer.mail())) != null;
  }

  /**
   * A user.
   *
   * @throws UsernameNotFoundException if there is none of that address
   */
  UserDetails user(String mail) {
    VersionedRecord found = records.get(User.key(mail));
    if (found == null || !(found.content() instanceof User user)) {
      throw new UsernameNotFoundException("there is no such user");
    }
    return org.springframework.security.core.userdetails.User.withUsername(user.mail())
        .password(user.passwordHash())
        .authorities(
            Stream.concat(
                    user.roles().stream().map(UserRole::code),
                    user.sources().stream().map(name -> Viewer.SOURCE + name))
                .toArray(String[]::new))
        .build();
  }
}
