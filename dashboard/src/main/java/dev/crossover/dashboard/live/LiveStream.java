package dev.crossover.dashboard.live;

import dev.crossover.wiring.TableView;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events that say which topic changed, and nothing of its content; the page fetches
 * again what it shows. A page that connects, or connects again, is told of every topic once, so
 * nothing is missed in between.
 */
@RestController
class LiveStream {

  private static final long NEVER = 0;

  private final List<TableView<?>> tables;
  private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private final AtomicLong id = new AtomicLong();

  LiveStream(List<TableView<?>> tables) {
    this.tables = tables;
  }

  /** What a page hears. */
  record Change(String topic, long version) {}

  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> stream() {
    SseEmitter page = new SseEmitter(NEVER);
    page.onCompletion(() -> pages.remove(page));
    page.onTimeout(() -> pages.remove(page));
    page.onError(e -> pages.remove(page));
    pages.add(page);
    tables.forEach(t -> send(page, change(new Change(t.topic().name(), t.version()))));
    return ResponseEntity.ok()
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-store")
        .body(page);
  }

  @Scheduled(fixedDelayString = "PT0.1S")
  void tellChanges() {
    for (TableView<?> table : tables) {
      String topic = table.topic().name();
      long version = table.version();
      Long before = told.put(topic, version);
      if (before == null || before != version) {
        pages.forEach(page -> send(page, change(new Change(topic, version))));
      }
    }
  }

  @Scheduled(fixedDelayString = "PT15S")
  void heartbeat() {
    pages.forEach(page -> send(page, SseEmitter.event().comment("still here")));
  }

  /** An open stream would hold up the shutdown. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    pages.forEach(SseEmitter::complete);
  }

  private SseEmitter.SseEventBuilder change(Change change) {
    return SseEmitter.event()
        .id(String.valueOf(id.incrementAndGet()))
        .name("change")
        .data(change, MediaType.APPLICATION_JSON);
  }

  private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
    try {
      page.send(event);
    } catch (IOException | IllegalStateException e) {
      pages.remove(page);
    }
  }
}
