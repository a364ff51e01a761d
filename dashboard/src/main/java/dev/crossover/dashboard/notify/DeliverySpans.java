package dev.crossover.dashboard.notify;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.stereotype.Component;

/** A span for each try to send a message; nothing in it says to whom. */
@Component
class DeliverySpans {

  private final Tracer tracer;

  DeliverySpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /** Begins one, which ends as failed unless it is told otherwise. */
  Try begin(String channel) {
    Span span =
        tracer
            .spanBuilder()
            .kind(Span.Kind.CLIENT)
            .name("deliver " + channel)
            .tag("channel", channel)
            .start();
    return new Try(span, tracer.withSpan(span));
  }

  /** One try. */
  static final class Try implements AutoCloseable {

    private final Span span;
    private final Tracer.SpanInScope scope;
    private String result = "failed";

    private Try(Span span, Tracer.SpanInScope scope) {
      this.span = span;
      this.scope = scope;
    }

    /** The other side has taken it. */
    void sent() {
      result = "sent";
    }

    @Override
    public void close() {
      scope.close();
      span.tag("result", result).end();
    }
  }
}
