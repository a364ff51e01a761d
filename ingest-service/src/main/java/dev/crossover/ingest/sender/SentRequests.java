package dev.crossover.ingest.sender;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The last requests of each source that came in here, since this instance started. What is refused
 * alike several times in a row takes one place. What is tried with a key that is good for nothing
 * has places of its own, so that a stranger pushes nothing else out.
 */
@Component
class SentRequests {

  /** Requests of a source. */
  static final int KEPT = 100;

  /** Requests with a key of its name that is good for nothing. */
  static final int KEPT_OF_STRANGERS = 20;

  /** Sources are named by an administrator, so their number is bounded. */
  private final Map<String, Deque<SentRequest>> bySource = new ConcurrentHashMap<>();

  private final Map<String, Deque<SentRequest>> ofStrangers = new ConcurrentHashMap<>();

  void add(String source, SentRequest request) {
    boolean stranger = request.status() == HttpServletResponse.SC_UNAUTHORIZED;
    add(
        (stranger ? ofStrangers : bySource).computeIfAbsent(source, _ -> new ArrayDeque<>()),
        stranger ? KEPT_OF_STRANGERS : KEPT,
        request);
  }

  private static void add(Deque<SentRequest> kept, int most, SentRequest request) {
    synchronized (kept) {
      SentRequest last = kept.peekFirst();
      if (last != null && request.isRefusedLike(last)) {
        kept.removeFirst();
        kept.addFirst(request.after(last));
        return;
      }
      kept.addFirst(request);
      if (kept.size() > most) {
        kept.removeLast();
      }
    }
  }

  /** Those of a source, newest first. */
  List<SentRequest> of(String source) {
    return newest(
        Stream.of(bySource, ofStrangers)
            .flatMap(all -> Stream.ofNullable(all.get(source)))
            .flatMap(kept -> {
              synchronized (kept) {
                return List.copyOf(kept).stream();
              }
            })
            .toList());
  }

  /** The newest of what several instances have. */
  static List<SentRequest> newest(List<SentRequest> all) {
    List<SentRequest> sorted =
        all.stream().sorted(Comparator.comparing(SentRequest::at).reversed()).toList();
    Map<Boolean, Long> places = new HashMap<>();
    return sorted.stream()
        .filter(request -> {
          boolean stranger = request.status() == HttpServletResponse.SC_UNAUTHORIZED;
          return places.merge(stranger, 1L, Long::sum) <= (stranger ? KEPT_OF_STRANGERS : KEPT);
        })
        .toList();
  }
}
