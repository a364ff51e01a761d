package dev.crossover.dashboard.notify;

/** Text as a chat takes it: no longer than it may be, and nothing in it that does something. */
final class ChatText {

  private static final char ELLIPSIS = '…';

  private ChatText() {}

  /** Cuts after a word, with an ellipsis, what is longer than so many characters. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Math.max(0, most - 1);
    int word = text.lastIndexOf(' ', end);
    int at = word > end / 2 ? word : end;
    if (at > 0 && Character.isHighSurrogate(text.charAt(at - 1))) {
      at--;
    }
    return text.substring(0, at).stripTrailing() + ELLIPSIS;
  }

  /**
   * As Slack's {@code mrkdwn} shows it: a name such as {@code <!channel>} calls nobody.
   *
   * @param most characters of what is sent, in which each escaped one counts as several
   */
  static String mrkdwn(String text, int most) {
    int room = most;
    String escaped = escaped(cut(text, room));
    while (escaped.length() > most) {
      room -= Math.max(1, (escaped.length() - most) / "&amp;".length());
      escaped = escaped(cut(text, room));
    }
    return escaped;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** As a card of Teams shows it: it knows no HTML, and of Markdown a link could mislead. */
  static String card(String text, int most) {
    return cut(text, most).replace("](", "]\u200b(");
  }
}
