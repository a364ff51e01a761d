package dev.crossover.dashboard.live;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.HandedIn;
import dev.crossover.dashboard.live.Announcements.Change;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.deadletter.DeadLetters;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-sent events that say which topic changed and, of learners, which group; nothing of the
 * content. A page fetches again what it shows of it; it fetches once the stream is open, and when
 * it connects again everything, so nothing is missed in between. It hears of those groups alone
 * that are shown to who looks, and of sources where the page about them is. When a user gets
 * another password or is removed, their pages are closed.
 */
@RestController
class LiveStream {

  /** No page shows what is in them. */
  private static final Set<Topic> UNTOLD =
      Set.of(Topics.RECORDS, Topics.LOOKS, Topics.PAST_DAYS, Topics.NOTIFICATIONS);

  /** What only the page about sources shows. */
  private static final Set<String> DATA =
      Stream.of(
              Topics.SOURCE_STATUS,
              Topics.FORWARDING,
              Topics.UNCLAIMED_ACCOUNTS,
              Topics.SEEN_ACCOUNTS,
              Topics.ACTIVITIES,
              Topics.DEAD_LETTERS)
          .map(Topic::name)
          .collect(Collectors.toUnmodifiableSet());

  /** No topic: that something came to wait for a reviewer, or waits no more. */
  private static final String REVIEWS = "reviews";

  private static final long NEVER = 0;

  /** Changes that come this close together are told together. */
  private static final long TOGETHER_MILLIS = 50;

  private final Rights rights;
  private final Clock clock;
  private final Announcements announcements = new Announcements();
  private final Set<StreamedPage> pages = ConcurrentHashMap.newKeySet();
  private final AtomicLong version = new AtomicLong();
  private final Thread teller;

  LiveStream(
      List<TableView<?>> tables,
      TableView<VersionedRecord> records,
      DeadLetters letters,
      HandedIn handedIn,
      Groups groups,
      Rights rights,
      Clock clock) {
    String aside = Topics.DEAD_LETTERS.name();
    List<TableView<?>> shown = tables.stream().filter(t -> !UNTOLD.contains(t.topic())).toList();
    this.rights = rights;
    this.clock = clock;
    String progress = Topics.LEARNER_PROGRESS.name();
    shown.stream().filter(t -> !t.topic().name().equals(progress)).forEach(this::listen);
    handedIn.onChange(() -> announcements.changed(new Change(REVIEWS, "")));
    letters.onChange(() -> announcements.changed(new Change(aside, "")));
    groups.onChange(group -> announcements.changed(new Change(progress, group)));
    records.onChange((key, before, after) ->
        pages.stream().filter(page -> page.isOf(key)).forEach(StreamedPage::close));
    this.teller = Thread.ofVirtual().name("live-stream").start(this::tellChanges);
  }

  @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> stream() {
    SseEmitter emitter = new SseEmitter(NEVER);
    Viewer viewer = Viewer.current();
    StreamedPage page = new StreamedPage(emitter, viewer.record(), change -> heard(viewer, change));
    pages.add(page);
    Thread.ofVirtual()
        .name("streamed-page")
        .start(() -> {
          page.run();
          pages.remove(page);
        });
    return ResponseEntity.ok()
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-store")
        .body(emitter);
  }

  /** An open stream would hold up the shutdown. */
  @EventListener(ContextClosedEvent.class)
  void end() {
    teller.interrupt();
    pages.forEach(StreamedPage::close);
  }

  private @Nullable Change heard(Viewer viewer, Change change) {
    if (change.group().isEmpty()) {
      return !DATA.contains(change.topic()) || rights.seesData(viewer) ? change : null;
    }
    String group = rights.hears(viewer, change.group());
    return group == null ? null : new Change(change.topic(), group);
  }

  private <V> void listen(TableView<V> table) {
    Change change = new Change(table.topic().name(), "");
    table.onChange((key, before, after) -> announcements.changed(change));
  }

  /**
   * While tables are read anew nobody can be asked who hears what: pages then ask by themselves.
   */
  private void tell(Change change, long next) {
    for (StreamedPage page : pages) {
      try {
        page.tell(change, next);
      } catch (InvalidStateStoreException e) {
        page.close();
      }
    }
  }

  private void tellChanges() {
    try {
      while (true) {
        announcements.await();
        for (Change change : announcements.due(clock.instant())) {
          long next = version.incrementAndGet();
          tell(change, next);
        }
        Thread.sleep(TOGETHER_MILLIS);
      }
    } catch (InterruptedException e) {
      // The service ends.
      Thread.currentThread().interrupt();
    }
  }
}
