package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.notices.NoticeKind;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import java.io.IOException;
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
    mailer.send("test/" + UUID.randomUUID(), null, to, NoticeKind.SINGLE, text.test().mail());
  }

  @Override
  public boolean send(
      String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused {
    String to = person(news, learner);
    if (to == null) {
      return false;
    }
    MailText written =
        news == News.LEARNER_FIRST && learner != null
            ? learnerText.of(episode, learner)
            : text.of(news, episode, learner, opened != null).mail();
    String choices = settings.page("settings/notifications").toString();
    MailText whole =
        new MailText(
            written.subject(),
            written.text() + "\nHow you are told: " + choices + "\n",
            "%s<p><a href=\"%s\">How you are told</a></p>"
                .formatted(written.html(), MailText.escaped(choices)));
    mailer.send(id, opened, to, NoticeKind.SINGLE, whole);
    return true;
  }
}
