package dev.crossover.dashboard.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.model.record.SingleNotices;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** What the shipped settings say of who chose nothing; the long tests set otherwise. */
class NoticeDefaultsTest {

  @Test
  void withoutSettingsWhatIsUrgentComesAtOnceButAtNight() throws IOException {
    assertThat(bound(Map.of())).isEqualTo(FilledDashboard.shippedNotices());
  }

  @Test
  void anInstallationSaysOtherwise() throws IOException {
    Map<String, Object> said =
        Map.of(
            "CROSSOVER_NOTIFY_SINGLE", "ALL",
            "CROSSOVER_ZONE", "Asia/Almaty",
            "CROSSOVER_QUIET_FROM", "00:00",
            "CROSSOVER_QUIET_TO", "00:00",
            "CROSSOVER_QUIET_WEEKENDS", "false",
            "CROSSOVER_NOTIFY_MOST", "1000");
    assertThat(bound(said))
        .isEqualTo(
            new NoticeSettings(
                SingleNotices.ALL,
                ZoneId.of("Asia/Almaty"),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                false,
                1000));
  }

  private static NoticeSettings bound(Map<String, Object> said) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("said", said));
    new YamlPropertySourceLoader()
        .load("dashboard", new ClassPathResource("dashboard.yml"))
        .forEach(environment.getPropertySources()::addLast);
    return Binder.get(environment).bind("crossover.notices", NoticeSettings.class).get();
  }
}
