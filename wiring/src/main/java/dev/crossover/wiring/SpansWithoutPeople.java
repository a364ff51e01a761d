package dev.crossover.wiring;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Keeps people out of spans. An address names whom a page is about, and what an exception says may
 * name anybody; left are the pattern of the path, how it was asked, and how it ended.
 */
final class SpansWithoutPeople implements SpanExporter {

  private static final Set<String> KEPT =
      Set.of("method", "uri", "status", "outcome", "exception", "channel", "result");

  private final SpanExporter next;

  SpansWithoutPeople(SpanExporter next) {
    this.next = next;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return next.export(spans.stream().<SpanData>map(Cut::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return next.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return next.shutdown();
  }

  private static final class Cut extends DelegatingSpanData {

    private final Attributes kept;
    private final StatusData status;

    private Cut(SpanData span) {
      super(span);
      this.kept =
          span.getAttributes().toBuilder()
              .removeIf((AttributeKey<?> key) -> !KEPT.contains(key.getKey()))
              .build();
      this.status = StatusData.create(span.getStatus().getStatusCode(), "");
    }

    @Override
    public Attributes getAttributes() {
      return kept;
    }

    @Override
    public int getTotalAttributeCount() {
      return kept.size();
    }

    /** In which exceptions stand. */
    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return status;
    }
  }
}
