package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.notices.NoticeKind;
import dev.crossover.dashboard.notices.StopTokens;
import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
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

/**
 * Mail to the learner's manager, and to the learner where they are told first: what is said of one
 * episode to one of them is one thread. Each says how to stop them in one step (RFC 8058).
 */
@Component
class MailChannel implements Channel {

  private final JavaMailSender mail;
  private final EpisodeText text;
  private final LearnerText learnerText;
  private final StopTokens tokens;
  private final NotifySettings settings;

  MailChannel(
      JavaMailSender mail,
      EpisodeText text,
      LearnerText learnerText,
      StopTokens tokens,
      NotifySettings settings) {
    this.mail = mail;
    this.text = text;
    this.learnerText = learnerText;
    this.tokens = tokens;
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
  public @Nullable String person(News news, @Nullable Learner learner) {
    if (news == News.LEARNER_FIRST) {
      return learner == null ? null : learner.mail();
    }
    String manager = learner == null ? null : learner.manager();
    String to = manager == null ? settings.mail().to() : manager;
    return to.isEmpty() ? null : to;
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
      helper.setText(
          written.text() + "\nHow you are told: " + choices + "\n",
          "%s<p><a href=\"%s\">How you are told</a></p>"
              .formatted(written.html(), MailText.escaped(choices)));
      message.setHeader("Auto-Submitted", "auto-generated");
      addStop(message, to);
      if (opened != null) {
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

  /** By https alone a mail program may do it in one step. */
  private void addStop(MimeMessage message, String to) throws MessagingException {
    String token = tokens.of(NoticeKind.SINGLE, to);
    if (token != null) {
      URI stop = settings.page("api/v1/notices/stop?token=" + token);
      message.setHeader("List-Unsubscribe", "<" + stop + ">");
      if ("https".equalsIgnoreCase(stop.getScheme())) {
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
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
