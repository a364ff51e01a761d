package dev.crossover.dashboard.looks;

import dev.crossover.dashboard.DashboardSettings;
import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.model.Topics;
import dev.crossover.model.record.Look;
import dev.crossover.model.record.Look.Kind;
import dev.crossover.model.record.User;
import dev.crossover.wiring.TopicWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down who looked at whom: one entry a viewer, learner, kind and day, with how often. The
 * entry stands in a file of this machine before anything is shown, and in Kafka some seconds later.
 * If it cannot be written, people go on reading, that is counted, and the gap is written down when
 * writing works again.
 */
@Component
public class Looks {

  private static final Logger log = LoggerFactory.getLogger(Looks.class);
  private static final String EVERY = "PT5S";

  /** Between two writings of one entry whose number alone has changed. */
  private static final Duration COUNTED_AGAIN = Duration.ofHours(1);

  private static final int KEPT_DAYS = 365;

  private final DashboardTables tables;
  private final TopicWriter topics;
  private final Rights rights;
  private final Clock clock;
  private final Counter lost;
  private final boolean required;
  private final Spool spool;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, Counted> today = new HashMap<>();
  private int gap;
  private LocalDate cleared = LocalDate.EPOCH;
  private boolean resumed;

  /** An entry of today, with when it was kept last; null before that. */
  private static final class Counted {
    private Look look;
    private Instant keptAt = Instant.MIN;
    private int keptTimes;

    private Counted(Look look) {
      this.look = look;
    }
  }

  Looks(
      DashboardTables tables,
      TopicWriter topics,
      Rights rights,
      DashboardSettings settings,
      @Value("${spring.kafka.streams.properties.state.dir:${java.io.tmpdir}}") String folder,
      MeterRegistry registry,
      Clock clock) {
    this.tables = tables;
    this.topics = topics;
    this.rights = rights;
    this.required = settings.looksRequired();
    this.spool = new Spool(Path.of(folder, "looks.jsonl"));
    this.clock = clock;
    this.lost =
        Counter.builder("crossover.looks.lost")
            .description("Looks at people that could not be written down")
            .register(registry);
  }

  /**
   * Says that who asks is shown a learner; one's own page is no look.
   *
   * @throws NotWrittenDown if it cannot be written, and the settings have it so
   */
  public void at(String learner, Kind kind) {
    Viewer viewer = Viewer.current();
    if (rights.isOwn(learner)) {
      return;
    }
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String key = key(learner, day, viewer.mail(), kind);
    synchronized (this) {
      Counted known = today.get(key);
      int times = known == null ? 1 : known.look.times() + 1;
      Look look = new Look(viewer.mail(), learner, kind, day, times);
      if (known == null && !written(key, look)) {
        return;
      }
      today.computeIfAbsent(key, _ -> new Counted(look)).look = look;
    }
  }

  private boolean written(String key, Look look) {
    try {
      spool.append(new Spool.Line(key, look));
      return true;
    } catch (IOException e) {
      lost.increment();
      if (gap++ == 0) {
        log.error("who looks at whom cannot be written down: {}", e.getMessage());
      }
      if (required) {
        throw new NotWrittenDown(e);
      }
      return false;
    }
  }

  /** Keeps what is new, and what has been counted on for long. */
  @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
  void keep() {
    try {
      resume();
      List<String> due = due();
      for (String key : due) {
        keep(key);
      }
      synchronized (this) {
        if (today.values().stream().allMatch(c -> c.keptTimes > 0)) {
          spool.clear();
        }
      }
      keepGap();
      forgetOld();
    } catch (IOException e) {
      log.warn("{}; they wait in a file", e.getMessage());
    } catch (InvalidStateStoreException e) {
      // The tables are still being read; the next round has them.
    }
  }

  /** A number that was counted on since is kept before the service ends. */
  @EventListener(ContextClosedEvent.class)
  void keepTheRest() {
    List<String> more;
    synchronized (this) {
      more =
          today.entrySet().stream()
              .filter(e -> e.getValue().look.times() > e.getValue().keptTimes)
              .map(Map.Entry::getKey)
              .toList();
    }
    try {
      for (String key : more) {
        keep(key);
      }
      synchronized (this) {
        spool.clear(); // the next start must not keep them again as they were first
      }
    } catch (IOException e) {
      log.warn("{}; the service ends, and they wait in a file", e.getMessage());
    }
  }

  /** What a run before had not kept. */
  private void resume() throws IOException {
    if (!resumed) {
      List<Spool.Line> left = spool.read();
      for (Spool.Line line : left) {
        boolean known;
        synchronized (this) {
          known = today.containsKey(line.key());
        }
        if (!known) {
          write(line.key(), line.look());
        }
      }
      resumed = true;
    }
  }

  private synchronized List<String> due() {
    Instant now = clock.instant();
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    List<String> due = new ArrayList<>();
    today.forEach((key, c) -> {
      boolean more = c.look.times() > c.keptTimes;
      boolean over = c.look.day().isBefore(day);
      if (more && (c.keptTimes == 0 || over || !now.isBefore(c.keptAt.plus(COUNTED_AGAIN)))) {
        due.add(key);
      }
    });
    today.values().removeIf(c -> c.look.day().isBefore(day) && c.look.times() == c.keptTimes);
    return due;
  }

  private void keep(String key) throws IOException {
    Look look;
    synchronized (this) {
      Counted counted = today.get(key);
      if (counted == null) {
        return;
      }
      look = counted.look;
    }
    write(key, look);
    synchronized (this) {
      Counted counted = today.get(key);
      if (counted != null) {
        counted.keptAt = clock.instant();
        counted.keptTimes = look.times();
      }
    }
  }

  private void keepGap() throws IOException {
    int missed;
    synchronized (this) {
      missed = gap;
    }
    if (missed > 0) {
      Instant now = clock.instant();
      LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
      Look look = new Look("", "", Kind.LOST, day, missed);
      write(key("", day, now.toString(), Kind.LOST), look);
      synchronized (this) {
        gap -= missed;
      }
    }
  }

  private void write(String key, @Nullable Look look) throws IOException {
    topics.write(Topics.LOOKS, Collections.singletonMap(key, look));
  }

  private void forgetOld() throws IOException {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (cleared.equals(day)) {
      return;
    }
    List<String> old = new ArrayList<>();
    tables
        .looks()
        .forEach((key, look) -> {
          if (look.day().isBefore(day.minusDays(KEPT_DAYS))) {
            old.add(key);
          }
        });
    for (String key : old) {
      write(key, null);
    }
    cleared = day;
  }

  /** Learner and day first, so that those of one learner lie together. */
  private String key(String learner, LocalDate day, String viewer, Kind kind) {
    String who = User.key(viewer.isEmpty() ? "nobody" : viewer);
    return "%s/%s/%s/%s/%s".formatted(learner, day, who.replace('/', '-'), kind, run);
  }
}
