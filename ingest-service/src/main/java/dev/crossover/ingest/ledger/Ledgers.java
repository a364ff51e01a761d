package dev.crossover.ingest.ledger;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.model.Topics;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.SortedRows;
import dev.crossover.wiring.UnreadableRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** The ledgers that this instance owns, and who owns the others. */
@Component
public class Ledgers {

  private final RequestLog log;
  private final Map<String, RequestFold> folds = new HashMap<>();
  private final int partitions;
  private final StreamsBuilderFactoryBean streams;
  private final HostInfo here;
  private final Runnable unreadable;
  private final ConcurrentMap<Integer, Ledger> owned = new ConcurrentHashMap<>();
  private final ReentrantLock changing = new ReentrantLock();
  private final Condition changed = changing.newCondition();

  Ledgers(
      RequestLog log,
      List<RequestFold> folds,
      @Value("${crossover.topics.partitions}") int partitions,
      @Lazy StreamsBuilderFactoryBean streams,
      ReachedAt here,
      UnreadableRecords unreadable,
      Installation installation) {
    this.unreadable = unreadable.of(installation.topic(Topics.REQUESTS))::increment;
    this.log = log;
    this.partitions = partitions;
    this.streams = streams;
    this.here = here.host();
    folds.forEach(fold -> fold.kinds().forEach(kind -> this.folds.put(kind, fold)));
  }

  Ledger open(int partition, SortedRows rows) {
    return new Ledger(partition, rows, log, this::fold, unreadable);
  }

  private RequestFold fold(String kind) {
    RequestFold fold = folds.get(kind);
    if (fold == null) {
      throw new org.apache.kafka.common.errors.SerializationException("a request of unknown kind");
    }
    return fold;
  }

  /** From now on this instance decides for the partition. */
  void own(Ledger ledger) {
    ledger.newTerm();
    changing.lock();
    try {
      owned.put(ledger.partition(), ledger);
      changed.signalAll();
    } finally {
      changing.unlock();
    }
  }

  void disown(Ledger ledger) {
    owned.remove(ledger.partition(), ledger);
  }

  /**
   * The ledger of a source.
   *
   * @throws KafkaAway if this instance does not own it, or not any more
   */
  public Ledger of(String source) {
    Ledger ledger = owned.get(partition(source));
    if (ledger == null) {
      throw new KafkaAway(null);
    }
    return ledger;
  }

  /** Whether this instance decides for a source. */
  public boolean owns(String source) {
    return owned.containsKey(partition(source));
  }

  /**
   * Waits until this instance decides for a source that moves here.
   *
   * @return false if it does not within the time
   */
  public boolean awaitOwned(String source, Duration within) {
    changing.lock();
    try {
      long left = within.toNanos();
      while (!owns(source)) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      changing.unlock();
    }
  }

  /** The ledgers that are here. */
  public Collection<Ledger> here() {
    return List.copyOf(owned.values());
  }

  /** How many there are, on all instances. */
  public int number() {
    return partitions;
  }

  /** Addresses of the other instances that own something. */
  public List<HostInfo> others() {
    KafkaStreams client = streams.getKafkaStreams();
    return client == null
        ? List.of()
        : client.streamsMetadataForStore(LedgerStore.NAME).stream()
            .filter(instance -> !instance.topicPartitions().isEmpty())
            .map(StreamsMetadata::hostInfo)
            .filter(host -> !host.equals(here))
            .toList();
  }

  /** Addresses of all other instances, also of those that own nothing. */
  public List<HostInfo> instances() {
    KafkaStreams client = streams.getKafkaStreams();
    return client == null
        ? List.of()
        : client.metadataForAllStreamsClients().stream()
            .map(StreamsMetadata::hostInfo)
            .filter(host -> !host.equals(here))
            .toList();
  }

  /** Address of the other instance that owns a source; empty while it moves. */
  public Optional<HostInfo> owner(String source) {
    KafkaStreams client = streams.getKafkaStreams();
    if (client == null || !client.state().isRunningOrRebalancing()) {
      return Optional.empty();
    }
    int partition = partition(source);
    KeyQueryMetadata found =
        client.queryMetadataForKey(
            LedgerStore.NAME, source, (_, _, _, _) -> Optional.of(Set.of(partition)));
    return found == null || found.equals(KeyQueryMetadata.NOT_AVAILABLE)
        ? Optional.empty()
        : Optional.of(found.activeHost()).filter(host -> !host.equals(here));
  }

  /** The partition that a source's requests stand in, as any Kafka client would have it. */
  private int partition(String source) {
    return BuiltInPartitioner.partitionForKey(source.getBytes(StandardCharsets.UTF_8), partitions);
  }
}
