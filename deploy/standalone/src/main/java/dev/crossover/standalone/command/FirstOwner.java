package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Somebody has to be able to sign in: an installation without an owner is given one. */
final class FirstOwner {

  private static final String OWNER = "owner";
  private static final String MAIL = "owner@localhost";

  /** Prints the password of an owner, if there was none so far. */
  static void make(DataFolder folder, DataFolder.Running running, PrintStream out)
      throws IOException, InterruptedException {
    if (!running.roles().contains("ingest")) {
      return;
    }
    Doors doors = Doors.of(folder, running.reach(), System.err::println);
    Answer users = doors.admin().get(Doors.USERS);
    if (users.status() == 401) {
      // The administrator's secret opens nothing here: who administers has another key.
      return;
    }
    Doors.require(users, "the list of users");
    boolean owned =
        users
            .json()
            .valueStream()
            .anyMatch(u -> u.get("roles").valueStream().anyMatch(r -> OWNER.equals(r.asString())));
    String password = owned ? null : doors.addUser(MAIL, List.of(OWNER));
    if (password != null) {
      out.println();
      out.println("sign in as  " + MAIL + " with the password " + password);
      out.println(
          "            It is shown once. More users: ./crossover user add MAIL [--role owner]");
      out.println();
    }
  }

  private FirstOwner() {}
}
