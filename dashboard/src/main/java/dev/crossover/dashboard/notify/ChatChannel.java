package dev.crossover.dashboard.notify;

import dev.crossover.model.episode.Episode;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in one channel or chat of a company's own, by an address to post to. It names people.
 * Such an address opens no threads, so each message says what it is about.
 */
abstract class ChatChannel implements Channel {

  private final String name;
  private final @Nullable URI url;
  private final HttpPost post;
  private final EpisodeText text;

  /**
   * A channel.
   *
   * @param url where to post; null where the channel is off
   * @param setting of the address, as an error names it
   */
  ChatChannel(String name, @Nullable URI url, String setting, HttpPost post, EpisodeText text) {
    this.name = name;
    this.url = url;
    this.post = post;
    this.text = text;
    if (url != null) {
      post.require(url, setting);
    }
  }

  /** The message in the form of the other side. */
  abstract Map<String, Object> message(EpisodeText.Written written);

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean on() {
    return url != null;
  }

  @Override
  public boolean send(
      String id, @Nullable String opened, News news, Episode episode, @Nullable Learner learner)
      throws IOException, Refused, InterruptedException {
    Map<String, Object> message = message(text.of(news, episode, learner, opened != null));
    post.send(name, Objects.requireNonNull(url), Map.of(), Json.MAPPER.writeValueAsString(message));
    return true;
  }
}
