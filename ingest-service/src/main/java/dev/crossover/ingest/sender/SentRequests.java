package dev.crossover.ingest.sender;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The last requests of each source that came in here, since this instance started. What is refused
 * alike several times in a row takes one place, so that who knocks with a wrong key pushes nothing
 * out.
 */
@Component
class SentRequests {

  /** Requests of a source. */
  static final int KEPT = 100;

  /** Sources are named by an administrator, so their number is bounded. */
  private final Map<String, Deque<SentRequest>> bySource = new ConcurrentHashMap<>();

  void add(String source, SentRequest request) {
    Deque<SentRequest> kept = bySource.computeIfAbsent(source, _ -> new ArrayDeque<>());
    synchronized (kept) {
      SentRequest last = kept.peekFirst();
      if (last != null && request.isRefusedLike(last)) {
        kept.removeFirst();
        kept.addFirst(request.after(last));
        return;
      }
      kept.addFirst(request);
      if (kept.size() > KEPT) {
        kept.removeLast();
      }
    }
  }

  /** Those of a source, newest first. */
  List<SentRequest> of(String source) {
    Deque<SentRequest> kept = bySource.get(source);
    if (kept == null) {
      return List.of();
    }
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  /** The newest of what several instances have. */
  static List<SentRequest> newest(Stream<SentRequest> all) {
    return all.sorted(Comparator.comparing(SentRequest::at).reversed()).limit(KEPT).toList();
  }
}
