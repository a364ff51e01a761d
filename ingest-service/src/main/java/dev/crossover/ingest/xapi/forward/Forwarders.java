package dev.crossover.ingest.xapi.forward;

import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.ledger.Ledgers;
import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.xapi.statement.StatementFeed;
import dev.crossover.model.Topics;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.wiring.TableView;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Passes on what the sources of this instance have; each has its own turn and its own pauses. */
@Component
class Forwarders implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(Forwarders.class);

  /** Requests to the other store at once. */
  private static final int AT_ONCE = 4;

  private static final Duration AFTER_A_MISTAKE = Duration.ofMinutes(1);

  private final ForwardSettings settings;
  private final Ledgers ledgers;
  private final StatementFeed feed;
  private final TableView<Forwarding> kept;
  private final Publisher publisher;
  private final Clock clock;
  private final MeterRegistry registry;
  private final MultiGauge waiting;
  private final MultiGauge delay;
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  /** Null where nothing goes on. */
  private final @Nullable OtherStore store;

  private volatile boolean stopping;

  Forwarders(
      ForwardSettings settings,
      Ledgers ledgers,
      StatementFeed feed,
      TableView<Forwarding> kept,
      Publisher publisher,
      Clock clock,
      MeterRegistry registry) {
    this.settings = settings;
    this.ledgers = ledgers;
    this.feed = feed;
    this.kept = kept;
    this.publisher = publisher;
    this.clock = clock;
    this.registry = registry;
    URI to = settings.to();
    this.store = to == null ? null : new HttpOtherStore(to, settings.key(), settings.secret());
    this.waiting =
        MultiGauge.builder("crossover.forwarding.waiting")
            .baseUnit("statements")
            .description("Statements that have not gone on to the other learning record store yet")
            .register(registry);
    this.delay =
        MultiGauge.builder("crossover.forwarding.delay")
            .baseUnit("seconds")
            .description("How long ago the oldest statement was stored that has not gone on yet")
            .register(registry);
  }

  /** One source's, as long as it is here. */
  private final class Turn {

    final String source;
    final Forwarder forwarder;
    volatile boolean running;
    volatile boolean lost;
    volatile long due = System.nanoTime();

    Turn(String source, OtherStore other) {
      this.source = source;
      this.forwarder =
          new Forwarder(
              settings, feed(source), other, kept.get(source), this::keep, meter(source), clock);
    }

    /** Another instance may have come further meanwhile. */
    private void keep(Forwarding how) {
      if (isLost()) {
        throw new KafkaAway(null);
      }
      publisher.publish(List.of(new Message(Topics.FORWARDING, source, how)));
    }

    boolean isLost() {
      lost |= !ledgers.owns(source);
      return lost;
    }
  }

  @Scheduled(fixedDelayString = "PT1S")
  void look() {
    OtherStore other = store;
    try {
      kept.forEach(this::noteWhatIsOff);
      if (other == null) {
        return;
      }
      turns.values().removeIf(turn -> turn.isLost() && !turn.running);
      ledgers.here().stream()
          .flatMap(ledger -> ledger.sources().stream())
          .filter(settings::covers)
          .forEach(source -> start(source, other));
    } catch (KafkaAway | InvalidStateStoreException e) {
      log.debug("sources move, or Kafka Streams starts");
    }
    show();
  }

  /** So that nobody takes an old figure for one of now. */
  private void noteWhatIsOff(String source, Forwarding how) {
    boolean off = store == null || !settings.covers(source);
    Forwarding noted = how.off(clock.instant());
    if (off && ledgers.owns(source) && !Objects.equals(noted.trouble(), how.trouble())) {
      publisher.publish(List.of(new Message(Topics.FORWARDING, source, noted)));
    }
  }

  private void start(String source, OtherStore other) {
    Turn turn = turns.computeIfAbsent(source, _ -> new Turn(source, other));
    if (!turn.running && !turn.isLost() && System.nanoTime() - turn.due >= 0) {
      turn.running = true;
      Thread.ofVirtual().name("forward-" + source).start(() -> run(turn));
    }
  }

  private SourceFeed feed(String source) {
    return new SourceFeed() {

      @Override
      public List<StatementFeed.Entry> after(long number, int most, long bytes) {
        return feed.after(source, number, most, bytes);
      }

      @Override
      public StatementFeed.Count count(long number, long most) {
        return feed.count(source, number, most);
      }
    };
  }

  private void run(Turn turn) {
    Duration pause = Duration.ZERO;
    try {
      while (pause.isZero() && !stopping && !turn.isLost()) {
        places.acquire();
        try {
          pause = turn.forwarder.step();
        } finally {
          places.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      pause = failed(turn, e);
    } finally {
      turn.due = System.nanoTime() + pause.toNanos();
      turn.running = false;
    }
  }

  private Duration failed(Turn turn, RuntimeException failure) {
    if (failure instanceof KafkaAway || turn.isLost() || stopping) {
      log.debug("the source moves, or Kafka is away");
      return Duration.ZERO;
    }
    log.error("statements of source {} do not go on", turn.source, failure);
    try {
      turn.forwarder.failed();
    } catch (KafkaAway e) {
      log.debug("Kafka is away");
    }
    return AFTER_A_MISTAKE;
  }

  private void show() {
    List<Row<?>> statements = new ArrayList<>();
    List<Row<?>> delays = new ArrayList<>();
    Instant now = clock.instant();
    turns.forEach((source, turn) -> {
      Forwarder.Backlog backlog = turn.forwarder.backlog();
      Tags tags = Tags.of("source", source);
      statements.add(Row.of(tags, backlog.statements()));
      Instant since = backlog.since();
      delays.add(Row.of(tags, since == null ? 0 : Duration.between(since, now).toSeconds()));
    });
    waiting.register(statements, true);
    delay.register(delays, true);
  }

  private Forwarder.Meter meter(String source) {
    return new Forwarder.Meter() {

      @Override
      public void taken(int statements) {
        counter(source, "taken").increment(statements);
      }

      @Override
      public void refused(String id, int status) {
        counter(source, "refused").increment();
        log.warn(
            "statement {} of source {} was refused with {} where it should go on to, and is passed"
                + " over",
            id,
            source,
            status);
      }
    };
  }

  private Counter counter(String source, String result) {
    return Counter.builder("crossover.forwarding.statements")
        .description("Statements that went on to the other learning record store")
        .tag("source", source)
        .tag("result", result)
        .register(registry);
  }

  @Override
  public void destroy() {
    stopping = true;
  }
}
