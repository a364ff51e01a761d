package dev.crossover.dashboard.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.HtmlUtils;

/**
 * The runbook as a page of the product, so that links of alerts are absolute and belong to the
 * version that runs. Whoever is called at night need not sign in to read it: it tells of nobody.
 *
 * <p>{@code RUNBOOK.md} uses headings, paragraphs of one line, numbered lists, bold, code and
 * links; nothing else is known here.
 */
@Configuration(proxyBeanMethods = false)
class Runbook {

  private static final Pattern HEADING = Pattern.compile("(#{1,3}) (.+)");
  private static final Pattern ITEM = Pattern.compile("\\d+\\. (.+)");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)]\\(([^)\\s]+)\\)");

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Crossover: runbook</title>
      </head>
      <body>
      <main>
      """;

  private static final String TAIL = "</main>\n</body>\n</html>\n";

  @Bean
  RouterFunction<ServerResponse> runbookRoute() throws IOException {
    String page =
        html(new ClassPathResource("RUNBOOK.md").getContentAsString(StandardCharsets.UTF_8));
    return RouterFunctions.route()
        .GET(
            "/runbook",
            _ ->
                ServerResponse.ok()
                    .contentType(Pages.HTML)
                    .cacheControl(CacheControl.noCache())
                    .body(page))
        .build();
  }

  static String html(String markdown) {
    StringBuilder html = new StringBuilder(HEAD);
    boolean inList = false;
    for (String line : markdown.lines().toList()) {
      Matcher item = ITEM.matcher(line);
      boolean listed = item.matches();
      if (listed != inList) {
        html.append(listed ? "<ol>\n" : "</ol>\n");
        inList = listed;
      }
      html.append(listed ? "<li>" + inline(item.group(1)) + "</li>\n" : block(line));
    }
    return html.append(inList ? "</ol>\n" : "").append(TAIL).toString();
  }

  private static String block(String line) {
    Matcher heading = HEADING.matcher(line);
    if (line.isBlank()) {
      return "";
    }
    if (!heading.matches()) {
      return "<p>" + inline(line) + "</p>\n";
    }
    int level = heading.group(1).length();
    String text = heading.group(2);
    // The four of each alert have the same names, and nothing links to them.
    String id = level == 2 ? " id=\"" + anchor(text) + "\"" : "";
    return "<h%d%s>%s</h%d>\n".formatted(level, id, inline(text), level);
  }

  /** As code hosts make it of a heading. */
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-');
  }

  /** What stands between backticks is code, in which nothing else has a meaning. */
  private static String inline(String text) {
    StringBuilder html = new StringBuilder();
    boolean code = false;
    for (String part : text.split("`", -1)) {
      String escaped = HtmlUtils.htmlEscape(part, StandardCharsets.UTF_8.name());
      html.append(code ? "<code>" + escaped + "</code>" : marked(escaped));
      code = !code;
    }
    return html.toString();
  }

  private static String marked(String escaped) {
    String bold = BOLD.matcher(escaped).replaceAll("<strong>$1</strong>");
    return LINK.matcher(bold).replaceAll("<a href=\"$2\">$1</a>");
  }
}
