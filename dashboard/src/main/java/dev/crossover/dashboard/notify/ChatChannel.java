package dev.crossover.dashboard.notify;

import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in one channel or chat of a company's own, by an address to post to. It names people.
 * Such an address opens no threads, so each message says what it is about.
 */
abstract class ChatChannel implements Tried {

  private final String name;
  private final @Nullable URI url;
  private final String setting;
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
    this.setting = setting;
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
  public String setting() {
    return setting;
  }

  @Override
  public void reach() throws IOException {
    post.reach(Objects.requireNonNull(url));
  }

  @Override
  public void test(String to) throws IOException, Refused, InterruptedException {
    post(text.test());
  }

  @Override
  public boolean send(List<Message> together) throws IOException, Refused, InterruptedException {
    post(text.of(together.getFirst()));
    return true;
  }

  private void post(EpisodeText.Written written) throws IOException, Refused, InterruptedException {
    String message = Json.MAPPER.writeValueAsString(message(written));
    post.send(name, Objects.requireNonNull(url), Map.of(), message);
  }
}
