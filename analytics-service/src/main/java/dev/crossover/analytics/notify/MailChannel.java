package dev.crossover.analytics.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mail to the learner's manager. */
@Component
class MailChannel implements Channel {

  private final JavaMailSender mail;
  private final NotifySettings settings;

  MailChannel(JavaMailSender mail, NotifySettings settings) {
    this.mail = mail;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public boolean on() {
    return settings.mail().on();
  }

  @Override
  public boolean send(String id, Episode episode, @Nullable Learner learner) throws IOException {
    String to =
        learner == null || learner.manager() == null ? settings.mail().to() : learner.manager();
    if (to.isEmpty()) {
      return false;
    }
    String name = learner == null ? "A learner" : learner.name();
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(settings.mail().from());
    message.setTo(to);
    message.setSubject(EpisodeText.subject(episode, name));
    message.setText(EpisodeText.body(episode, name, settings.dashboardUrl()));
    try {
      mail.send(message);
    } catch (MailException e) {
      throw new IOException("the mail server did not take the message", e);
    }
    return true;
  }
}
