package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * A card in one channel or chat of Microsoft Teams, by a flow of Workflows. It names people. Such a
 * flow opens no threads, so each message says what it is about.
 */
@Component
class TeamsChannel implements Channel {

  /**
   * Teams takes 28 KB. At the most, six bytes a character, these are less than 26 KB: a title, what
   * is said, and three facts.
   */
  private static final int MOST_IN_TITLE = 300;

  private static final int MOST_IN_TEXT = 3_000;
  private static final int MOST_IN_FACT = 300;

  private final @Nullable URI url;
  private final HttpPost post;
  private final EpisodeText text;

  TeamsChannel(NotifySettings settings, HttpPost post, EpisodeText text) {
    this.url = settings.teams();
    this.post = post;
    this.text = text;
    if (url != null) {
      post.require(url, "CROSSOVER_TEAMS_URL");
    }
  }

  @Override
  public String name() {
    return "teams";
  }

  @Override
  public boolean on() {
    return url != null;
  }

  @Override
  public boolean send(
      String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused, InterruptedException {
    Map<String, Object> message =
        Map.of(
            "type",
            "message",
            "attachments",
            List.of(
                Map.of(
                    "contentType",
                    "application/vnd.microsoft.card.adaptive",
                    "content",
                    card(text.of(news, episode, learner, opened != null)))));
    post.send(
        name(), Objects.requireNonNull(url), Map.of(), Json.MAPPER.writeValueAsString(message));
    return true;
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
