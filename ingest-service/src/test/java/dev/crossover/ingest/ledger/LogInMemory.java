package dev.crossover.ingest.ledger;

import dev.crossover.wiring.SortedRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One partition of the log, and instances that take themselves for its owner. Whoever tests says
 * when an instance reads, and when it hears that the log took what it appended.
 */
final class LogInMemory {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  /**
   * What stands in the end, worked out from the log alone in the plainest way.
   *
   * @param outcomes told what became of each request
   * @return contents by id
   */
  Map<String, String> reference(Map<String, String> outcomes) {
    Map<String, String> stands = new HashMap<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      if (!LoggedRequest.isClaim(record.headers())) {
        LoggedRequest.Head head =
            LoggedRequest.of(record.key(), record.value(), record.headers()).head();
        boolean conflict =
            head.items().stream()
                .anyMatch(i -> !stands.getOrDefault(i.id(), i.digest()).equals(i.digest()));
        long fresh = head.items().stream().filter(i -> !stands.containsKey(i.id())).count();
        if (!conflict) {
          head.items().forEach(i -> stands.putIfAbsent(i.id(), i.digest()));
        }
        outcomes.put(head.id(), conflict ? "conflict" : "new " + fresh);
      }
    }
    return stands;
  }

  /** An instance with rows of its own. */
  final class Instance implements RequestLog, AutoCloseable {

    private final Path folder;
    private final Function<String, RequestFold> folds;
    private final Queue<Runnable> unheard = new ArrayDeque<>();
    private SortedRows rows;
    private Ledger ledger;
    private int read;

    /** How often from now on the log takes nothing of what is appended. */
    private int failing;

    /** Whether what fails then is taken all the same. */
    private boolean takenAllTheSame;

    Instance(Path folder, Function<String, RequestFold> folds) {
      this.folder = folder;
      this.folds = folds;
      this.rows = new SortedRows(folder);
      this.ledger = new Ledger(0, rows, this, folds, () -> {});
    }

    Ledger ledger() {
      return ledger;
    }

    void fail(int times, boolean taken) {
      failing = times;
      takenAllTheSame = taken;
    }

    @Override
    public void append(LoggedRequest request, int partition, Acknowledged told) {
      ProducerRecord<byte[], byte[]> record = request.record("requests", partition);
      if (failing > 0) {
        failing--;
        if (takenAllTheSame) {
          records.add(record);
        }
        unheard.add(() -> told.told(-1, new IllegalStateException("no answer")));
        return;
      }
      records.add(record);
      long offset = records.size() - 1L;
      unheard.add(() -> told.told(offset, null));
    }

    /** Heard at once, after all that was appended before, and read up to. */
    @Override
    public void claim(int partition, Acknowledged told) {
      hear(Integer.MAX_VALUE);
      records.add(LoggedRequest.claim("requests", partition));
      long offset = records.size() - 1L;
      read(Integer.MAX_VALUE);
      told.told(offset, null);
    }

    @Override
    public CompletableFuture<Long> end(int partition) {
      return CompletableFuture.completedFuture((long) records.size());
    }

    /** Hears of some of what it appended. */
    void hear(int most) {
      for (int i = 0; i < most && !unheard.isEmpty(); i++) {
        unheard.remove().run();
      }
    }

    /** Reads some of the log. */
    void read(int most) {
      for (int i = 0; i < most && read < records.size(); i++, read++) {
        ProducerRecord<byte[], byte[]> record = records.get(read);
        ledger.apply(
            record.key(),
            record.value(),
            record.headers(),
            new FoldedRows.Position(read, START.plusMillis(read)),
            Derived.NOTHING);
      }
    }

    /** Starts anew; it reads again some of what it had read. */
    void restart(int again) {
      unheard.clear();
      close();
      rows = new SortedRows(folder);
      ledger = new Ledger(0, rows, this, folds, () -> {});
      read = Math.max(0, read - again);
    }

    /** All rows, as text. */
    String content() {
      StringBuilder all = new StringBuilder();
      rows.ascending(
          new byte[] {1},
          new byte[] {(byte) 0xff},
          (key, value) -> {
            all.append(HexFormat.of().formatHex(key))
                .append('=')
                .append(HexFormat.of().formatHex(value))
                .append('\n');
            return true;
          });
      return all.toString();
    }

    byte @Nullable [] row(byte[] key) {
      return rows.get(key);
    }

    @Override
    public void close() {
      ledger.close();
      rows.close();
    }
  }
}
