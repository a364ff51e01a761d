package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.model.episode.Episode;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of episodes, and of what was told of them. */
interface Told {

  /** The episode, if it is for this instance to tell of it; otherwise null. */
  @Nullable Episode episode(String id);

  /** What is to be told of it now through a channel; null for nothing. */
  @Nullable News due(Episode episode, Channel channel, Instant now);

  /** When who is told through a channel is told of it. */
  WhenToTell when(Episode episode, Channel channel, News news, Instant now);

  /** What is told then; null where nobody is there to tell. */
  @Nullable Message message(Episode episode, Channel channel, News news);

  /** Waits until what was kept is known here, so that it is not told twice. */
  void await(Delivery delivery) throws IOException, InterruptedException;
}
