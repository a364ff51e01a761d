package dev.crossover.dashboard.settings;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.checks.InstallationCheck;
import dev.crossover.dashboard.checks.TriedChannel;
import dev.crossover.model.record.UserRole;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** What an owner is told of an installation, and who may send a test. */
class SettingsControllerTest {

  private final FilledDashboard dashboard = new FilledDashboard(day(10));
  private final List<String> sent = new ArrayList<>();

  @AfterEach
  void stop() {
    SecurityContextHolder.clearContext();
    dashboard.close();
  }

  @Test
  void whatFailsIsFirstAndWhatCannotBeLookedAtFails() throws InterruptedException {
    as(UserRole.OWNER);
    SettingsController settings =
        settings(
            check("a", Finding.off("off")),
            check("b", Finding.ok("good")),
            new InstallationCheck() {
              @Override
              public String name() {
                return "c";
              }

              @Override
              public Finding look() {
                throw new IllegalStateException("ada@x.example");
              }
            },
            channel("d", Finding.warning("look")),
            channel("e", Finding.off("off")));
    List<CheckList.Check> found = settings.look().checks();
    assertThat(found).extracting(CheckList.Check::name).containsExactly("c", "d", "b", "a", "e");
    assertThat(found.getFirst().state()).isEqualTo(Finding.State.FAILED);
    assertThat(found.getFirst().says()).doesNotContain("ada");
    assertThat(found)
        .filteredOn(CheckList.Check::testable)
        .extracting(CheckList.Check::name)
        .containsExactly("d");
  }

  @Test
  void anOwnerSendsATestToThemselves() throws InterruptedException {
    as(UserRole.OWNER);
    SettingsController settings =
        settings(channel("mail", Finding.ok("good")), check("kafka", Finding.ok("good")));
    assertThat(settings.send("mail").says()).isEqualTo("sent");
    assertThat(sent).containsExactly("mail to who@x.example");
    for (String none : List.of("kafka", "none")) {
      assertThatThrownBy(() -> settings.send(none)).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void nobodyElseSeesOrSends() {
    SettingsController settings = settings(channel("mail", Finding.ok("good")));
    for (UserRole role : UserRole.values()) {
      as(role);
      if (role != UserRole.OWNER) {
        assertThatThrownBy(settings::look).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> settings.send("mail")).isInstanceOf(NoSuchElementException.class);
      }
    }
    assertThat(sent).isEmpty();
  }

  private SettingsController settings(InstallationCheck... checks) {
    return new SettingsController(List.of(checks), dashboard.get(Rights.class));
  }

  private static void as(UserRole role) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                "who@x.example", null, List.of(new SimpleGrantedAuthority(role.code()))));
  }

  private static InstallationCheck check(String name, Finding finds) {
    return new InstallationCheck() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() {
        return finds;
      }
    };
  }

  private TriedChannel channel(String name, Finding finds) {
    return new TriedChannel() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Finding look() {
        return finds;
      }

      @Override
      public Finding send(String to) {
        sent.add(name + " to " + to);
        return Finding.ok("sent");
      }
    };
  }
}
