package dev.crossover.dashboard.digest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A digest as a mail of HTML that any client shows: tables, styles at the elements, every text with
 * its own ground, so that a client that inverts one inverts both; no picture, no script, and no
 * link but into this installation. What others typed is escaped.
 */
final class DigestHtml {

  private static final String GROUND = "#efefeb";
  private static final String PAPER = "#ffffff";
  private static final String INK = "#15181c";
  private static final String QUIET = "#474d55";
  private static final String RULE = "#e3e3de";
  private static final String GAP = "#a8480a";
  private static final String LINK = "#2a56c6";

  private static final String FONT = "font-family:Inter,Segoe UI,Helvetica,Arial,sans-serif;";

  /** What XML, and so a strict reader of the mail, has no place for. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private final StringBuilder html = new StringBuilder();

  private DigestHtml() {}

  static String of(Digest digest, DigestSentences says, DigestLinks links) {
    DigestHtml mail = new DigestHtml();
    mail.begin(says);
    mail.section(top(says));
    if (!digest.people().isEmpty()) {
      mail.section(
          heading("Who, why, what to do")
              + digest.people().stream()
                  .map(p -> person(p, links.answer(p)))
                  .collect(Collectors.joining())
              + line(says.rest(), QUIET));
    }
    if (!says.became().isEmpty()) {
      mail.section(
          heading("What became of last week") + line(String.join(" ", says.became()), QUIET));
    }
    if (says.lacking() != null) {
      mail.section(heading("What lacks most") + line(says.lacking(), QUIET));
    }
    mail.section(line(says.silent(), QUIET) + foot(links));
    mail.html.append("</table></td></tr></table></body></html>\n");
    return mail.html.toString();
  }

  private void begin(DigestSentences says) {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"/>\
        <meta name="viewport" content="width=device-width, initial-scale=1"/>\
        <meta name="color-scheme" content="light"/>\
        <meta name="supported-color-schemes" content="light"/>\
        <title>%s</title></head>
        <body style="margin:0;padding:0;background-color:%s;color:%s;">
        <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0">\
        <tr><td align="center" style="padding:24px 12px;background-color:%s;">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"\
         style="width:100%%;max-width:600px;text-align:left;%s">
        """
            .formatted(escaped(says.subject()), GROUND, INK, GROUND, FONT));
  }

  private static String top(DigestSentences says) {
    return "<h1 style=\"margin:0;font-size:22px;line-height:28px;color:%s;\">%s</h1>"
            .formatted(INK, escaped(says.heading()))
        + line(says.lead(), QUIET);
  }

  private void section(String content) {
    html.append(
        """
        <tr><td style="padding:20px 28px;background-color:%s;color:%s;\
        border-bottom:1px solid %s;font-size:15px;line-height:22px;">%s</td></tr>
        """
            .formatted(PAPER, INK, RULE, content));
  }

  private static String heading(String words) {
    return "<h2 style=\"margin:0 0 8px 0;font-size:17px;line-height:24px;color:%s;\">%s</h2>"
        .formatted(INK, escaped(words));
  }

  private static String line(@Nullable String says, String ink) {
    return says == null
        ? ""
        : "<p style=\"margin:6px 0 0 0;color:%s;\">%s</p>".formatted(ink, escaped(says));
  }

  /** The state by its word, and not by its colour alone. */
  private static String person(Digest.Person p, String answer) {
    String says = DigestText.sentences(p).map(s -> line(s, QUIET)).collect(Collectors.joining());
    return """
    <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0"><tr>\
    <td valign="top" style="padding:8px 12px 8px 0;">\
    <b style="color:%s;">%s</b>, %s <span style="color:%s;">· %s</span>%s</td>\
    <td valign="top" align="right" width="130" style="padding:8px 0;">%s</td></tr></table>
    """
        .formatted(
            INK,
            escaped(p.name()),
            escaped(ReasonWords.heading(p.team())),
            GAP,
            escaped(ReasonWords.word(p.reason())),
            says,
            link(p.yourTurn() ? "Review it" : "Say what you did", answer));
  }

  private static String foot(DigestLinks links) {
    return "<p style=\"margin:6px 0 0 0;font-size:13px;\">"
        + String.join(
            " · ",
            List.of(
                link("All teams", links.allTeams()),
                link("Quiet hours and channels", links.channels()),
                link("Stop this digest", links.stop())))
        + "</p>";
  }

  private static String link(String words, String address) {
    return "<a href=\"%s\" style=\"color:%s;text-decoration:underline;\">%s</a>"
        .formatted(escaped(address), LINK, escaped(words));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(CONTROL.matcher(text).replaceAll(" "), "UTF-8");
  }
}
