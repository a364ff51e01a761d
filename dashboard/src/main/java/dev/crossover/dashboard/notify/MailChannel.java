package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail to the learner's manager: what is said of one episode is one thread. */
@Component
class MailChannel implements Channel {

  private final JavaMailSender mail;
  private final EpisodeText text;
  private final NotifySettings settings;

  MailChannel(JavaMailSender mail, EpisodeText text, NotifySettings settings) {
    this.mail = mail;
    this.text = text;
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
  public boolean send(
      String id, String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused {
    String to =
        learner == null || learner.manager() == null ? settings.mail().to() : learner.manager();
    if (to.isEmpty()) {
      return false;
    }
    EpisodeText.Written written = text.of(news, episode, learner);
    try {
      MimeMessage message = new Identified(messageId(id));
      MimeMessageHelper helper =
          new MimeMessageHelper(
              message,
              MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
              StandardCharsets.UTF_8.name());
      helper.setFrom(settings.mail().from());
      helper.setTo(to);
      helper.setSubject(written.subject());
      helper.setText(written.text(), written.html());
      message.setHeader("Auto-Submitted", "auto-generated");
      if (news != News.OPENED) {
        message.setHeader("In-Reply-To", messageId(opened));
        message.setHeader("References", messageId(opened));
      }
      mail.send(message);
    } catch (AddressException | MailParseException e) {
      throw new Refused("no mail can be addressed so", true, null);
    } catch (MailSendException e) {
      // With a cause it is the connection that failed, without one the message.
      if (e.getCause() != null) {
        throw new IOException("the mail server does not answer", e);
      }
      throw new Refused("the mail server does not take the message", false, null);
    } catch (MailException | MessagingException e) {
      throw new IOException("the mail server does not take messages", e);
    }
    return true;
  }

  /** The same for each try of a message, so that a mail program shows it once. */
  private String messageId(String id) {
    String from = settings.mail().from();
    String host = from.substring(from.lastIndexOf('@') + 1).replace(">", "");
    return "<" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)) + "@" + host + ">";
  }

  /** Keeps its id where it is sent. */
  private static final class Identified extends MimeMessage {

    private final String id;

    Identified(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
