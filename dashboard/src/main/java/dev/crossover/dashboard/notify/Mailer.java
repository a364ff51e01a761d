package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.notices.NoticeKind;
import dev.crossover.dashboard.notices.StopTokens;
import dev.crossover.dashboard.notify.Channel.Refused;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends a mail, with all that mail programs need to know of it. */
@Component
class Mailer {

  /** An SMTP server closes the connection and is to be asked later. */
  private static final String TRY_LATER = "421";

  private final JavaMailSender mail;
  private final StopTokens tokens;
  private final NotifySettings settings;
  private final DeliverySpans spans;

  Mailer(JavaMailSender mail, StopTokens tokens, NotifySettings settings, DeliverySpans spans) {
    this.mail = mail;
    this.tokens = tokens;
    this.settings = settings;
    this.spans = spans;
  }

  /**
   * Sends it.
   *
   * @param id the same for each try of the same mail
   * @param threads ids of the mails that it goes on from
   * @param kind what who reads it may stop in one step (RFC 8058)
   * @throws Refused if this mail was not taken
   * @throws IOException if the mail server is away
   */
  void send(String id, List<String> threads, String to, NoticeKind kind, MailText written)
      throws IOException, Refused {
    try (DeliverySpans.Try span = spans.begin(MailChannel.NAME)) {
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
      addStop(message, to, kind);
      if (!threads.isEmpty()) {
        String all = threads.stream().map(this::messageId).collect(Collectors.joining(" "));
        message.setHeader("In-Reply-To", all);
        message.setHeader("References", all);
      }
      mail.send(message);
      span.sent();
    } catch (AddressException | MailParseException e) {
      throw new Refused("no mail can be addressed so", true, null);
    } catch (MailSendException e) {
      // With a cause it is the connection that failed, without one the message.
      if (e.getCause() != null
          || e.getFailedMessages().values().stream().anyMatch(Mailer::isAway)) {
        throw new IOException("the mail server does not answer", e);
      }
      throw new Refused("the mail server does not take the message", false, null);
    } catch (MailException | MessagingException e) {
      throw new IOException("the mail server does not take messages", e);
    }
  }

  /**
   * Looks whether the mail server lets us in, and sends nothing.
   *
   * @throws IOException if it does not, with the reason
   */
  void reach() throws IOException {
    try {
      if (mail instanceof JavaMailSenderImpl server) {
        server.testConnection();
      }
    } catch (AuthenticationFailedException e) {
      throw new IOException("the mail server refuses the login", e);
    } catch (MessagingException e) {
      throw new IOException("the mail server does not answer", e);
    }
  }

  /** The connection broke, or the server asks for another time. */
  private static boolean isAway(Exception failed) {
    for (Throwable t = failed; t != null; t = t.getCause()) {
      if (t instanceof IOException || String.valueOf(t.getMessage()).startsWith(TRY_LATER)) {
        return true;
      }
    }
    return false;
  }

  /** Where somebody stops what they are sent; null where the installation has no secret. */
  @Nullable URI stop(String to, NoticeKind kind) {
    String token = tokens.of(kind, to);
    return token == null ? null : settings.page("api/v1/notices/stop?token=" + token);
  }

  /** By https alone a mail program may do it in one step. */
  private void addStop(MimeMessage message, String to, NoticeKind kind) throws MessagingException {
    URI stop = stop(to, kind);
    if (stop != null) {
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
