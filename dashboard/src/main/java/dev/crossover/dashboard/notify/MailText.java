package dev.crossover.dashboard.notify;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/**
 * A mail as it is read.
 *
 * @param text for who reads plain text
 * @param html the same with links
 */
record MailText(String subject, String text, String html) {

  /** So that nothing in it is read as HTML. */
  static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
  }
}
