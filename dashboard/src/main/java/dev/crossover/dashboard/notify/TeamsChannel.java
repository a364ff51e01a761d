package dev.crossover.dashboard.notify;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** A card in one channel or chat of Microsoft Teams, by a flow of Workflows. */
@Component
class TeamsChannel extends ChatChannel {

  /**
   * Teams takes 28 KB. At the most, six bytes a character, these are less than 26 KB: a title, what
   * is said, and three facts.
   */
  private static final int MOST_IN_TITLE = 300;

  private static final int MOST_IN_TEXT = 3_000;
  private static final int MOST_IN_FACT = 300;

  TeamsChannel(NotifySettings settings, HttpPost post, EpisodeText text) {
    super("teams", settings.teams(), "CROSSOVER_TEAMS_URL", post, text);
  }

  @Override
  Map<String, Object> message(EpisodeText.Written written) {
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(
            Map.of(
                "contentType",
                "application/vnd.microsoft.card.adaptive",
                "content",
                card(written))));
  }

  private static Map<String, Object> card(EpisodeText.Written written) {
    List<Map<String, String>> facts =
        written.facts().entrySet().stream()
            .map(fact ->
                Map.of(
                    "title",
                    StringUtils.capitalize(fact.getKey()),
                    "value",
                    ChatText.card(fact.getValue(), MOST_IN_FACT)))
            .toList();
    return Map.of(
        "$schema",
        "http://adaptivecards.io/schemas/adaptive-card.json",
        "type",
        "AdaptiveCard",
        "version",
        "1.4",
        "body",
        List.of(
            Map.of(
                "type",
                "TextBlock",
                "text",
                ChatText.card(written.title(), MOST_IN_TITLE),
                "weight",
                "Bolder",
                "size",
                "Medium",
                "wrap",
                true),
            Map.of(
                "type",
                "TextBlock",
                "text",
                ChatText.card(written.what(), MOST_IN_TEXT),
                "wrap",
                true),
            Map.of("type", "FactSet", "facts", facts)),
        "actions",
        List.of(
            Map.of(
                "type",
                "Action.OpenUrl",
                "title",
                EpisodeText.Written.PAGE,
                "url",
                written.page())));
  }
}
