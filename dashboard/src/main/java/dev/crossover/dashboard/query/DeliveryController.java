package dev.crossover.dashboard.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.delivery.Delivery;
import dev.crossover.dashboard.delivery.MessageId;
import dev.crossover.dashboard.query.UnsentMessages.ReplayRequest;
import dev.crossover.dashboard.query.UnsentMessages.Replayed;
import dev.crossover.dashboard.query.UnsentMessages.UnsentRow;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episode;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * "Which messages did not go out?" For owners, who may look after the channels and not at people:
 * ids of learners, reasons and units stay here. To try a message again is to forget what became of
 * it; whether it is still news is decided as for any other.
 */
@RestController
@RequestMapping("/api/v1/data/deliveries")
class DeliveryController {

  private static final Logger log = LoggerFactory.getLogger(DeliveryController.class);
  private static final int ROWS_SHOWN = 50;
  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(10);
  private static final Comparator<Delivery> NEWEST_FIRST =
      Comparator.comparing(DeliveryController::at).reversed().thenComparing(Delivery::id);

  private final TableView<Delivery> deliveries;
  private final DashboardTables tables;
  private final Rights rights;
  private final TopicWriter topics;

  DeliveryController(
      TableView<Delivery> deliveries, DashboardTables tables, Rights rights, TopicWriter topics) {
    this.deliveries = deliveries;
    this.tables = tables;
    this.rights = rights;
    this.topics = topics;
  }

  @GetMapping
  UnsentMessages unsent() {
    require(rights.seesAllData());
    First<Delivery> rows = new First<>(ROWS_SHOWN, NEWEST_FIRST);
    deliveries.forEach((_, delivery) -> {
      if (delivery.problem() != null) {
        rows.add(delivery);
      }
    });
    return new UnsentMessages(rows.total(), rows.rows().stream().map(this::row).toList());
  }

  @PostMapping("/replay")
  Replayed replay(@RequestBody ReplayRequest which) throws IOException, InterruptedException {
    require(rights.administers());
    if (!which.isClear()) {
      throw new IllegalArgumentException("say either ids or a channel");
    }
    Map<String, Delivery> before = new HashMap<>();
    deliveries.forEach((id, delivery) -> {
      if (delivery.problem() != null && which.has(shownId(id), MessageId.parse(id).channel())) {
        before.put(id, delivery);
      }
    });
    Map<String, @Nullable Delivery> forgotten = new HashMap<>();
    before.keySet().forEach(id -> forgotten.put(id, null));
    topics.write(Topics.NOTIFICATIONS, forgotten);
    log.info("{} messages that were set aside are tried again", before.size());
    awaitChange(before);
    return new Replayed(before.size());
  }

  /** So that who asks next does not find them once more. */
  private void awaitChange(Map<String, Delivery> before) throws InterruptedException {
    try {
      for (Map.Entry<String, Delivery> one : before.entrySet()) {
        deliveries.await(one.getKey(), (_, shown) -> !one.getValue().equals(shown), SHOWS_WITHIN);
      }
    } catch (TimeoutException e) {
      // They are forgotten all the same, and it shows later.
    }
  }

  private static void require(boolean may) {
    if (!may) {
      throw new NoSuchElementException("there is no such page");
    }
  }

  private UnsentRow row(Delivery delivery) {
    MessageId id = MessageId.parse(delivery.id());
    Episode episode = tables.episodes().get(id.about());
    return new UnsentRow(
        shownId(delivery.id()),
        id.channel(),
        id.what(),
        episode == null ? null : episode.cohort(),
        episode == null ? null : team(episode),
        delivery.setAsideAt(),
        Objects.requireNonNull(delivery.problem()));
  }

  private @Nullable String team(Episode episode) {
    String group = rights.hears(Viewer.current(), episode.cohort() + "/" + episode.team());
    return group == null ? null : group.substring(episode.cohort().length() + 1);
  }

  /** The id of a message names a learner, a reason and a unit; this one does not. */
  private static String shownId(String id) {
    return UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString();
  }

  private static Instant at(Delivery delivery) {
    return Objects.requireNonNullElse(delivery.setAsideAt(), Instant.MIN);
  }
}
