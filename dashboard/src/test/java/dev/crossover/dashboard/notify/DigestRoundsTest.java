package dev.crossover.dashboard.notify;

import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.digest.Digests;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.dashboard.notices.StopTokens;
import dev.crossover.model.Samples;
import dev.crossover.model.Topics;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Each manager gets the digest of a week once, from Monday at eight on. */
class DigestRoundsTest {

  private static final String BOSS = "boss@x.example";
  private static final Instant MONDAY = Instant.parse("2026-03-09T08:30:00Z");

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private FilledDashboard dashboard;
  private boolean kafkaIsAway;

  private DigestRounds rounds(Instant now, Predicate<String> mine) {
    smtp.start();
    dashboard = new FilledDashboard(now);
    dashboard.put(Samples.PLAN);
    dashboard.put(
        SignedIn.managedBy(BOSS, "ada@x.example"),
        List.of(Samples.event("r", day(2), Samples.QUIZ, Samples.score(0.4))));
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(smtp.getSmtp().getPort());
    NotifySettings settings = TestMessages.settings("");
    TopicWriter kept = dashboard.get(TopicWriter.class);
    return new DigestRounds(
        dashboard.get(Rights.class),
        dashboard.get(PreferencesOfPeople.class),
        dashboard.get(Digests.class),
        new Mailer(sender, dashboard.get(StopTokens.class), settings, TestMessages.NO_SPANS),
        mine,
        dashboard.table(Topics.NOTIFICATIONS),
        (topic, rows) -> {
          if (kafkaIsAway) {
            throw new IOException("Kafka is away");
          }
          kept.write(topic, rows);
        },
        settings,
        new SimpleMeterRegistry(),
        dashboard.get(Clock.class));
  }

  @AfterEach
  void stop() {
    smtp.stop();
    dashboard.close();
  }

  @Test
  void onMondayMorningItIsSentOnce() throws Exception {
    DigestRounds rounds = rounds(MONDAY, _ -> true);
    rounds.round();
    rounds.round();
    MimeMessage[] sent = smtp.getReceivedMessages();
    assertThat(sent).hasSize(1);
    assertThat(sent[0].getAllRecipients()[0]).hasToString(BOSS);
    assertThat(sent[0].getSubject()).startsWith("Your team, Monday 9 March");
    assertThat(sent[0].getHeader("List-Unsubscribe")[0]).contains("/api/v1/notices/stop?token=");
  }

  @Test
  void beforeItIsEightNothingIsSent() throws Exception {
    rounds(MONDAY.minusSeconds(3_600), _ -> true).round();
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void anotherInstanceSendsWhatIsItsOwn() throws Exception {
    rounds(MONDAY, _ -> false).round();
    assertThat(smtp.getReceivedMessages()).isEmpty();
  }

  @Test
  void whileTheMailServerIsAwayItWaits() throws Exception {
    DigestRounds rounds = rounds(MONDAY, _ -> true);
    int port = smtp.getSmtp().getPort();
    smtp.stop();
    rounds.round();
    GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    back.start();
    try {
      rounds.round();
      assertThat(back.getReceivedMessages()).hasSize(1);
    } finally {
      back.stop();
    }
  }

  @Test
  void whatWasSentIsNotSentOnceMoreWhileKafkaIsAway() throws Exception {
    DigestRounds rounds = rounds(MONDAY, _ -> true);
    kafkaIsAway = true;
    rounds.round();
    rounds.round();
    kafkaIsAway = false;
    rounds.round();
    rounds.round();
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }
}
