package dev.crossover.dashboard.live;

import dev.crossover.dashboard.live.Announcements.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * A page that listens. It has a thread of its own, for sending waits until the other side takes
 * what is sent: a slow page is late, and holds up nobody else. What changes again meanwhile is told
 * once, so what waits for a page is never more than there are groups and topics.
 */
final class StreamedPage implements Runnable {

  /** Then the browser connects again, and is asked again who it is. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final Change CLOSED = new Change("", "");

  private final SseEmitter emitter;
  private final String user;
  private final Function<Change, @Nullable Change> heard;
  private final BlockingQueue<Change> queue = new LinkedBlockingQueue<>();
  private final Map<Change, Told> waiting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * What a page hears.
   *
   * @param topic which topic changed
   * @param group of a learner's change, {@code cohort/team}; absent where it may be any
   * @param version another one with each change
   */
  record Told(String topic, @Nullable String group, long version) {}

  /**
   * A page.
   *
   * @param user key of the record of who looks
   * @param heard what it is told of a change; null for nothing
   */
  StreamedPage(SseEmitter emitter, String user, Function<Change, @Nullable Change> heard) {
    this.emitter = emitter;
    this.user = user;
    this.heard = heard;
    emitter.onCompletion(this::close);
    emitter.onTimeout(this::close);
    emitter.onError(e -> close());
  }

  /** Never waits. */
  void tell(Change change, long version) {
    Change told = heard.apply(change);
    if (told == null) {
      return;
    }
    String group = told.group().isEmpty() ? null : told.group();
    if (waiting.put(told, new Told(told.topic(), group, version)) == null) {
      queue.add(told);
    }
  }

  void close() {
    closed = true;
    queue.add(CLOSED);
  }

  /** Whether this is the record of who looks. */
  boolean isOf(String record) {
    return user.equals(record);
  }

  boolean closed() {
    return closed;
  }

  /** Sends until the page is closed or gone. */
  @Override
  public void run() {
    try {
      // The browser takes the stream for open with the first that comes.
      emitter.send(SseEmitter.event().comment("here"));
      long until = System.nanoTime() + LONGEST.toNanos();
      while (!closed && System.nanoTime() - until < 0) {
        Change next = queue.poll(HEARTBEAT.toSeconds(), TimeUnit.SECONDS);
        Told told = next == null ? null : waiting.remove(next);
        if (told != null) {
          emitter.send(
              SseEmitter.event()
                  .id(String.valueOf(told.version()))
                  .name("change")
                  .data(told, MediaType.APPLICATION_JSON));
        } else if (next == null) {
          emitter.send(SseEmitter.event().comment("still here"));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      // The page is gone.
      closed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
