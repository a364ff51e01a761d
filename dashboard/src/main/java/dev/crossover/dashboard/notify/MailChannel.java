package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.notices.NoticeKind;
import dev.crossover.model.learner.Learner;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Mail to the learner's manager, and to the learner where they are told first: what is said of one
 * episode to one of them is one thread. Each says how to stop them in one step (RFC 8058).
 */
@Component
class MailChannel implements Tried {

  static final String NAME = "mail";

  private final Mailer mailer;
  private final EpisodeText text;
  private final LearnerText learnerText;
  private final NotifySettings settings;

  MailChannel(Mailer mailer, EpisodeText text, LearnerText learnerText, NotifySettings settings) {
    this.mailer = mailer;
    this.text = text;
    this.learnerText = learnerText;
    this.settings = settings;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean on() {
    return settings.mail().on();
  }

  @Override
  public @Nullable String person(News news, @Nullable Learner learner) {
    if (news == News.LEARNER_FIRST) {
      return learner == null ? null : learner.mail();
    }
    String manager = learner == null ? null : learner.manager();
    String to = manager == null ? settings.mail().to() : manager;
    return to.isEmpty() ? null : to;
  }

  @Override
  public String setting() {
    return "CROSSOVER_MAIL_FROM";
  }

  @Override
  public void reach() throws IOException {
    mailer.reach();
  }

  /** To who asked: a key has no address. */
  @Override
  public void test(String to) throws IOException, Refused {
    if (to.indexOf('@') < 0) {
      throw new Refused("who tries it has no address; sign in as a user", true, null);
    }
    mailer.send("test/" + UUID.randomUUID(), List.of(), to, NoticeKind.SINGLE, text.test().mail());
  }

  /** A learner is told of one episode at a time; a manager may be of several people. */
  @Override
  public Duration gathers(News news) {
    return news == News.LEARNER_FIRST ? Duration.ZERO : settings.mail().gathers();
  }

  @Override
  public boolean send(List<Message> together) throws IOException, Refused {
    Message first = together.getFirst();
    String to = first.to();
    if (to == null) {
      return false;
    }
    MailText written = written(together);
    String choices = settings.page("settings/notifications").toString();
    MailText whole =
        new MailText(
            written.subject(),
            written.text() + "\nHow you are told: " + choices + "\n",
            "%s<p><a href=\"%s\">How you are told</a></p>"
                .formatted(written.html(), MailText.escaped(choices)));
    List<String> threads =
        together.stream().map(Message::opened).filter(Objects::nonNull).distinct().toList();
    mailer.send(Message.idOf(together), threads, to, NoticeKind.SINGLE, whole);
    return true;
  }

  private MailText written(List<Message> together) {
    Message first = together.getFirst();
    Learner learner = first.learner();
    if (first.news() == News.LEARNER_FIRST && learner != null) {
      return learnerText.of(first.episode(), learner);
    }
    return together.size() == 1 ? text.of(first).mail() : asOne(together);
  }

  private MailText asOne(List<Message> together) {
    StringBuilder plain = new StringBuilder();
    StringBuilder html = new StringBuilder();
    for (Message message : together) {
      EpisodeText.Written written = text.of(message);
      MailText mail = written.mail();
      plain.append("%s\n%s\n".formatted(written.title(), mail.text()));
      html.append("<h2>%s</h2>%s".formatted(MailText.escaped(written.title()), mail.html()));
    }
    return new MailText(about(together), plain.toString(), html.toString());
  }

  /** How many people, and where; of one alone, who. */
  private static String about(List<Message> together) {
    Learner learner = together.getFirst().learner();
    long people = together.stream().map(m -> m.episode().learner()).distinct().count();
    List<String> teams = together.stream().map(m -> m.episode().team()).distinct().toList();
    if (people == 1) {
      String name = learner == null ? "a learner" : learner.name();
      return "%d messages about %s".formatted(together.size(), name);
    }
    String where = teams.size() == 1 ? teams.getFirst() : teams.size() + " teams";
    return "%d people in %s".formatted(people, where);
  }
}
