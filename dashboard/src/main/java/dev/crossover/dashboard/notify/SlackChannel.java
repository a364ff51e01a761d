package dev.crossover.dashboard.notify;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** A message in one Slack channel, by its incoming webhook, as Block Kit has it. */
@Component
class SlackChannel extends ChatChannel {

  private static final int MOST_IN_HEADER = 150;
  private static final int MOST_IN_SECTION = 3_000;
  private static final int MOST_IN_FACT = 300;

  SlackChannel(NotifySettings settings, HttpPost post, EpisodeText text) {
    super("slack", settings.slack(), "CROSSOVER_SLACK_URL", post, text);
  }

  /** What notifications show, and the blocks, of which there are far fewer than the 50 allowed. */
  @Override
  Map<String, Object> message(EpisodeText.Written written) {
    String title = ChatText.cut(written.title(), MOST_IN_HEADER);
    List<Map<String, Object>> facts =
        written.facts().entrySet().stream()
            .map(fact ->
                mrkdwn(
                    StringUtils.capitalize(fact.getKey()) + ": " + fact.getValue(), MOST_IN_FACT))
            .toList();
    return Map.of(
        "text",
        ChatText.mrkdwn(written.title(), MOST_IN_SECTION),
        "blocks",
        List.of(
            Map.of("type", "header", "text", plain(title)),
            Map.of("type", "section", "text", mrkdwn(written.what(), MOST_IN_SECTION)),
            Map.of("type", "context", "elements", facts),
            Map.of(
                "type",
                "actions",
                "elements",
                List.of(
                    Map.of(
                        "type",
                        "button",
                        "text",
                        plain(EpisodeText.Written.PAGE),
                        "url",
                        written.page())))));
  }

  /** Is shown as it stands: nothing in it is read as markup. */
  private static Map<String, String> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  /** Nothing in it is made a link or a mention. */
  private static Map<String, Object> mrkdwn(String text, int most) {
    return Map.of("type", "mrkdwn", "text", ChatText.mrkdwn(text, most), "verbatim", true);
  }
}
