package dev.crossover.wiring;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps people out of spans. An address names whom a page is about, and what an exception says may
 * name anybody; left are the pattern of the path, how it was asked, and how it ended.
 */
final class SpansWithoutPeople implements SpanFilter {

  private static final Set<String> KEPT =
      Set.of("method", "uri", "status", "outcome", "exception", "channel", "result");

  @Override
  public FinishedSpan map(FinishedSpan span) {
    Map<String, String> tags = new HashMap<>(span.getTags());
    tags.keySet().retainAll(KEPT);
    return span.setTags(tags).setEvents(List.of());
  }
}
