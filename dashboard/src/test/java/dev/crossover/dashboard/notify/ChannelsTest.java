package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.TestMessages.ADA;
import static dev.crossover.dashboard.notify.TestMessages.NOW;
import static dev.crossover.dashboard.notify.TestMessages.episode;
import static dev.crossover.dashboard.notify.TestMessages.tell;
import static dev.crossover.model.Samples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.access.SignedIn;
import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.figures.Learners;
import dev.crossover.dashboard.figures.PlanIndexes;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import dev.crossover.dashboard.notices.StopTokens;
import dev.crossover.model.SampleLearner;
import dev.crossover.model.Samples;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.stall.Stall;
import dev.crossover.model.stall.StallReason;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
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
  private URI page = TestMessages.PAGE;

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
        .contains("Ada Lovelace: Owes “project”, which 82 % of the cohort have handed in")
        .contains("was last active 9 days ago. Ask what stands in the way.")
        .contains("http://127.0.0.1:8080/learners/a1");
    assertThat(part(message, "text/html"))
        .contains("“project”", "red &amp; blue")
        .contains("<a href=\"http://127.0.0.1:8080/learners/a1\">");
  }

  /** On day 61 of a plan; Bo of the same manager passed the quiz, and Cy of another one. */
  @Test
  void itSaysWhatWaitsAndWhoCanHelp() throws Exception {
    Learner ada = person("ada", "Ada", "boss@x.example");
    LearningEvent passed = Samples.event("q", day(9), Samples.QUIZ, Samples.score(0.9));
    List<LearningEvent> failed = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      failed.add(Samples.event("f" + i, day(8 + i), Samples.QUIZ, Samples.score(0.1)));
    }
    dashboard.put(ada, failed);
    dashboard.put(person("bo", "Bo", "boss@x.example"), List.of(passed));
    dashboard.put(person("cy", "Cy", "other@x.example"), List.of(passed));
    Stall stall = new Stall(StallReason.BLOCKED_ON_UNIT, NOW, NOW, "quiz", 4, null, null, null);
    Episode episode = new Episode("e", "ada", "spring", "team-a", stall, NOW, null, null);
    tell(mail(""), News.OPENED, episode, ada);
    assertThat(part(smtp.getReceivedMessages()[0], "text/plain"))
        .contains("Blocked on “quiz”: 4 failed attempts")
        .contains("plan hours due and not done")
        .contains("Pair with Bo, who passed it.")
        .doesNotContain("Cy");
  }

  private static Learner person(String id, String name, String manager) {
    return SampleLearner.of(id).named(name).managedBy(manager).learner();
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
    assertThat(part(all[1], "text/plain")).contains("Nobody has answered yet.");
    assertThat(part(all[2], "text/plain")).contains("there is progress again");
  }

  /** Its beginning was left to the digest. */
  @Test
  void whatIsToldFirstRefersToNothing() throws Exception {
    Episode episode = episode(null);
    mail("").send(List.of(new Message("id", null, News.AGAIN, episode, ADA, "boss@x.example")));
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getHeader("References")).isNull();
    assertThat(message.getSubject()).isEqualTo("Ada Lovelace owes “project”");
  }

  /** Two people of one team, and one whose alert is over; what is in no thread begins one. */
  @Test
  void severalAreOneMail() throws Exception {
    MailChannel mail = mail("");
    Message ada = TestMessages.message(mail, News.OPENED, episode(null), ADA);
    Message bo = about("bo", "red & blue", News.OPENED);
    Message cy = about("cy", "red & blue", News.RESOLVED);
    mail.send(List.of(ada, bo, cy));
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getSubject()).isEqualTo("3 people in red & blue");
    assertThat(message.getHeader("References")).isNull();
    assertThat(part(message, "text/plain"))
        .containsSubsequence(
            "Ada Lovelace owes “project”",
            "Ada Lovelace: Owes",
            "http://127.0.0.1:8080/learners/a1",
            "Person bo owes “project”",
            "Person bo: Owes",
            "http://127.0.0.1:8080/learners/bo",
            "Over: Person cy owes “project”",
            "You need do nothing more about Person cy");
    assertThat(part(message, "text/html"))
        .containsSubsequence("<h2>Ada Lovelace owes “project”</h2><p>", "<h2>Person bo", "<h2>Over")
        .contains("<a href=\"http://127.0.0.1:8080/settings/notifications\">");
  }

  @Test
  void oneMailSaysHowManyAndWhere() throws Exception {
    MailChannel mail = mail("");
    Message red = about("l0", "red", News.OPENED);
    mail.send(List.of(red, about("l1", "blue", News.OPENED)));
    mail.send(List.of(red, red));
    assertThat(smtp.getReceivedMessages())
        .extracting(MimeMessage::getSubject)
        .containsExactly("2 people in 2 teams", "2 messages about Person l0");
  }

  /** A mail program shows one id once: other content must be another mail. */
  @Test
  void theSameMessagesAreTheSameMailAndOthersAnotherOne() throws Exception {
    MailChannel mail = mail("");
    Message ada = about("ada", "red", News.OPENED);
    Message bo = about("bo", "red", News.OPENED);
    for (List<Message> together :
        List.of(List.of(ada, bo), List.of(ada, bo), List.of(ada), List.of(bo))) {
      mail.send(together);
    }
    List<String> ids = Stream.of(smtp.getReceivedMessages()).map(ChannelsTest::id).toList();
    assertThat(ids.get(0)).isEqualTo(ids.get(1));
    assertThat(ids.subList(1, 4)).doesNotHaveDuplicates();
  }

  /** Ada's beginning stood in a mail with others, Bo's in one by itself. */
  @Test
  void endsGoOnFromTheMailsInWhichTheirBeginningsStood() throws Exception {
    MailChannel mail = mail("");
    Message bo = about("bo", "red", News.OPENED);
    List<Message> beginnings = List.of(about("ada", "red", News.OPENED), bo);
    mail.send(beginnings);
    mail.send(List.of(bo));
    Message adaEnds = over("ada", Message.idOf(beginnings));
    Message boEnds = over("bo", bo.id());
    mail.send(List.of(adaEnds));
    mail.send(List.of(boEnds));
    mail.send(List.of(adaEnds, boEnds));
    MimeMessage[] all = smtp.getReceivedMessages();
    String together = all[0].getMessageID();
    String alone = all[1].getMessageID();
    assertThat(all[2].getHeader("In-Reply-To")).containsExactly(together);
    assertThat(all[2].getSubject()).as("no mail had that subject").doesNotStartWith("Re:");
    assertThat(all[3].getHeader("In-Reply-To")).containsExactly(alone);
    assertThat(all[3].getSubject()).isEqualTo("Re: " + all[1].getSubject());
    assertThat(all[4].getHeader("References")[0].split("\\s+")).containsExactly(together, alone);
  }

  private static Message over(String id, String opened) {
    Message m = about(id, "red", News.RESOLVED);
    return new Message("over/" + id, opened, News.RESOLVED, m.episode(), m.learner(), m.to());
  }

  private static Message about(String id, String team, News news) {
    Episode ada = episode(team, NOW);
    Episode episode =
        new Episode(
            id,
            id,
            ada.cohort(),
            team,
            ada.stall(),
            ada.openedAt(),
            ada.resolvedAt(),
            ada.resolution());
    String boss = "boss@x.example";
    return new Message(
        id + "/opened/mail", null, news, episode, person(id, "Person " + id, boss), boss);
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

  /** RFC 8058: one step, by https, to an address that names nobody. */
  @Test
  void eachMailSaysHowToStopThem() throws Exception {
    page = URI.create("https://learning.x.example/crossover/");
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(message.getHeader("List-Unsubscribe")[0])
        .matches("<https://learning.x.example/crossover/api/v1/notices/stop\\?token=[\\w-]{40,}>")
        .doesNotContain("boss");
    assertThat(part(message, "text/plain"))
        .contains("https://learning.x.example/crossover/settings/notifications");
    assertThat(part(message, "text/html"))
        .contains("<a href=\"https://learning.x.example/crossover/settings/notifications\">");
  }

  @Test
  void withoutHttpsNoMailProgramIsAskedToPost() throws Exception {
    tell(mail(""), News.OPENED, episode(null), ADA);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getHeader("List-Unsubscribe")).hasSize(1);
    assertThat(message.getHeader("List-Unsubscribe-Post")).isNull();
  }

  /** On day 61 of a plan of few weeks; the project was due on 29 April. */
  @Test
  void theLearnerReadsItFirstAndWhereToAnswer() throws Exception {
    Learner ada = SignedIn.managedBy("boss@x.example", "ada@x.example");
    dashboard.put(ada, List.of());
    tell(mail(""), News.LEARNER_FIRST, episode(null), ada);
    MimeMessage message = smtp.getReceivedMessages()[0];
    assertThat(message.getAllRecipients()[0]).hasToString("ada@x.example");
    assertThat(message.getSubject()).isEqualTo("How is it going with “project”?");
    assertThat(message.getHeader("References")).isNull();
    assertThat(part(message, "text/plain"))
        .contains("it was due on 29 Apr 2026")
        .containsPattern("By the plan you would be in week \\d+ of \\d+; .* into week 1\\.")
        .contains("your manager is told of it from 4 May 2026 on")
        .contains("http://127.0.0.1:8080/learners/a1")
        .doesNotContain("boss@x.example")
        .doesNotContain("82");
  }

  @Test
  void aLearnerWithoutAnAddressIsNotToldFirst() throws Exception {
    assertThat(mail("").person(News.LEARNER_FIRST, ADA)).isNull();
    assertThat(tell(mail(""), News.LEARNER_FIRST, episode(null), ADA)).isFalse();
    assertThat(smtp.getReceivedMessages()).isEmpty();
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

  /** To who asks, and nobody else. */
  @Test
  void mailIsTriedByOneToWhoAsks() throws Exception {
    MailChannel mail = mail("boss@x.example");
    assertThat(mail.look().state()).isEqualTo(Finding.State.OK);
    assertThat(smtp.getReceivedMessages()).as("a look sends nothing").isEmpty();
    assertThat(mail.send("owner@x.example").state()).isEqualTo(Finding.State.OK);
    MimeMessage came = smtp.getReceivedMessages()[0];
    assertThat(came.getSubject()).isEqualTo("A test from Crossover");
    assertThat(came.getAllRecipients())
        .extracting(String::valueOf)
        .containsExactly("owner@x.example");
    assertThat(mail.send("key admin").says()).contains("sign in as a user");
    smtp.stop();
    assertThat(mail.look())
        .isEqualTo(
            Finding.failed("The other side cannot be reached: the mail server does not answer."));
  }

  private MailChannel mail(String to) {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(smtp.getSmtp().getPort());
    NotifySettings settings = TestMessages.settings(to, page);
    EpisodeText text = TestMessages.text(dashboard, settings);
    LearnerText learnerText =
        new LearnerText(
            text,
            plans,
            dashboard.get(Learners.class),
            dashboard.get(PreferencesOfPeople.class),
            settings,
            TestMessages.CLOCK);
    Mailer mailer =
        new Mailer(sender, dashboard.get(StopTokens.class), settings, TestMessages.NO_SPANS);
    return new MailChannel(mailer, text, learnerText, settings);
  }
}
