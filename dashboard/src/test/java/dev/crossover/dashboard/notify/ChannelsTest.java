package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.TestMessages.ADA;
import static dev.crossover.dashboard.notify.TestMessages.NOW;
import static dev.crossover.dashboard.notify.TestMessages.episode;
import static dev.crossover.dashboard.notify.TestMessages.tell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.model.Samples;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mails that really go out, to a server on loopback. */
class ChannelsTest {

  private final FilledDashboard dashboard = new FilledDashboard(NOW);
  private final PlanIndexes plans = dashboard.get(PlanIndexes.class);

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @BeforeEach
  void start() {
    smtp.start();
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    dashboard.close();
    smtp.stop();
  }

  @Test
  void mailReachesTheManagerWithReasonAndLink() throws Exception {
    assertThat(tell(mail("boss-of-all@x.example"), News.OPENED, episode(null), ADA)).isTrue();
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("boss@x.example");
    assertThat(message.getSubject()).isEqualTo("Ada Lovelace owes “project”");
    assertThat(part(message, "text/plain"))
        .contains("due on 29 Apr 2026 and which 82 % of the cohort have handed in")
        .contains("the last activity was on 22 Apr 2026")
        .contains("http://127.0.0.1:8080/learners/a1");
    assertThat(part(message, "text/html"))
        .contains("“project”", "red &amp; blue")
        .contains("<a href=\"http://127.0.0.1:8080/learners/a1\">");
  }

  @Test
  void whatIsSaidOfAnEpisodeIsOneThread() throws Exception {
    MailChannel mail = mail("");
    tell(mail, News.OPENED, episode(null), ADA);
    tell(mail, News.AGAIN, episode(null), ADA);
    tell(mail, News.RESOLVED, episode(NOW), ADA);
    MimeMessage[] all = smtp.getReceivedMessages();
    assertThat(all[0].getHeader("References")).isNull();
    for (MimeMessage later : List.of(all[1], all[2])) {
      assertThat(later.getHeader("References")[0]).isEqualTo(all[0].getMessageID());
      assertThat(later.getHeader("In-Reply-To")[0]).isEqualTo(all[0].getMessageID());
      assertThat(later.getSubject()).isEqualTo("Re: " + all[0].getSubject());
    }
    assertThat(Stream.of(all).map(ChannelsTest::id)).doesNotHaveDuplicates();
    assertThat(part(all[1], "text/plain")).contains("nobody has answered");
    assertThat(part(all[2], "text/plain")).contains("there is progress again");
  }

  @Test
  void aSecondTryIsTheSameMessage() throws Exception {
    tell(mail(""), News.OPENED, episode(null), ADA);
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage[] all = smtp.getReceivedMessages();
    assertThat(all[0].getMessageID()).isEqualTo(all[1].getMessageID()).endsWith("@x.example>");
  }

  @Test
  void withoutManagerTheDefaultIsToldOrNobody() throws Exception {
    assertThat(tell(mail(""), News.OPENED, episode(null), null)).isFalse();
    assertThat(tell(mail("fallback@x.example"), News.OPENED, episode(null), null)).isTrue();
    assertThat(smtp.getReceivedMessages()).hasSize(1);
  }

  @Test
  void aMailServerThatIsAwayIsNoRefusal() {
    MailChannel mail = mail("x@x.example");
    smtp.stop();
    assertThatThrownBy(() -> tell(mail, News.OPENED, episode(null), ADA))
        .isInstanceOf(IOException.class);
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(Part of, String type) throws Exception {
    if (of.isMimeType(type)) {
      return of.getContent().toString();
    }
    if (of.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        String found = part(several.getBodyPart(i), type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }

  private MailChannel mail(String to) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(smtp.getSmtp().getPort());
    NotifySettings settings = TestMessages.settings(to);
    return new MailChannel(sender, new EpisodeText(plans, settings), settings);
  }
}
