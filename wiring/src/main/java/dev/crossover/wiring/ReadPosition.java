package dev.crossover.wiring;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** How far a local table has read each partition of its topic. */
public final class ReadPosition {

  private final Map<Integer, Long> next = new HashMap<>();

  /**
   * Notes where a topic ended before its reader started; whatever stood there is read before the
   * table answers at all.
   *
   * @param ends offset after the last record, by partition
   */
  public synchronized void startsAfter(Map<Integer, Long> ends) {
    ends.forEach((partition, end) -> next.merge(partition, end, Math::max));
  }

  /** Notes that a record was read. */
  public synchronized void read(RecordMetadata record) {
    next.merge(record.partition(), record.offset() + 1, Math::max);
    notifyAll();
  }

  /**
   * Waits until the table has read up to these offsets.
   *
   * @param ends offset after the last record, by partition
   * @return false if it has not within the time
   */
  public synchronized boolean await(Map<Integer, Long> ends, Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (!reached(ends)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  private boolean reached(Map<Integer, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
