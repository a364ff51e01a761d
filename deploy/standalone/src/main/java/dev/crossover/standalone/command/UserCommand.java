package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Api.Answer;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Adds, lists and removes who may sign in. */
@Command(
    mixinStandardHelpOptions = true,
    name = "user",
    description = "add MAIL | list | reset MAIL | remove MAIL: who may sign in")
public final class UserCommand {

  @Command(
      mixinStandardHelpOptions = true,
      name = "add",
      description = "prints the password of a new user, once")
  int add(
      @Mixin ProductOption product,
      @Parameters(paramLabel = "MAIL", description = "as in the roster") String mail,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description =
                  "owner, programme-lead, integration-admin or operator; without, a user sees whom they"
                      + " manage by the roster, and their own page")
          @Nullable List<String> roles,
      @Option(
              names = "--source",
              paramLabel = "NAME",
              description = "what an integration-admin looks after: the name of a sender's key")
          @Nullable List<String> sources)
      throws IOException, InterruptedException {
    String password =
        product
            .doors()
            .addUser(
                mail, roles == null ? List.of() : roles, sources == null ? List.of() : sources);
    if (password == null) {
      throw new IOException(
          "there is a user " + mail + " already: user reset makes a new password");
    }
    print(mail, password);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "list",
      description = "prints address and roles of each user")
  int list(@Mixin ProductOption product) throws IOException, InterruptedException {
    Answer answer = product.doors().admin().get(Doors.USERS);
    Doors.require(answer, "the list");
    for (JsonNode user : answer.json()) {
      System.out.printf(
          "%-40s %s %s%n",
          user.get("mail").asString(),
          user.get("roles").valueStream().map(JsonNode::asString).sorted().toList(),
          user.path("sources").valueStream().map(JsonNode::asString).sorted().toList());
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "reset",
      description = "prints a new password, once, and ends what was signed in with the old one")
  int reset(@Mixin ProductOption product, @Parameters(paramLabel = "MAIL") String mail)
      throws IOException, InterruptedException {
    Answer answer = product.doors().admin().form(Doors.USERS + "/password", form(mail));
    requireUser(answer, mail);
    print(mail, answer.json().get("password").asString());
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      name = "remove",
      description = "removes a user, who is out at once")
  int remove(@Mixin ProductOption product, @Parameters(paramLabel = "MAIL") String mail)
      throws IOException, InterruptedException {
    requireUser(product.doors().admin().form(Doors.USERS + "/removal", form(mail)), mail);
    System.out.println("removed");
    return 0;
  }

  private static void requireUser(Answer answer, String mail) throws IOException {
    if (answer.status() == 404) {
      throw new IOException("there is no user " + mail);
    }
    Doors.require(answer, "the change");
  }

  /** A form, so that no address stands in a log. */
  private static String form(String mail) {
    return "mail=" + Api.encoded(mail);
  }

  private static void print(String mail, String password) {
    System.out.println("user=" + mail + " password=" + password);
  }
}
