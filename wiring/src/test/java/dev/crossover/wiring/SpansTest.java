package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which spans are sent, and what they say. */
class SpansTest {

  private final List<SpanData> sent = new ArrayList<>();

  @Test
  void aSpanNamesNobodyWhateverWentWrong() {
    Span span = tracer(1).spanBuilder("http get /learners/{id}").startSpan();
    span.setAttribute("uri", "/learners/{id}");
    span.setAttribute("http.url", "/learners/ada");
    span.addEvent("ada came");
    span.recordException(new IllegalStateException("ada@x.example"));
    span.setStatus(StatusCode.ERROR, "ada@x.example");
    span.end();
    assertThat(sent).hasSize(1);
    SpanData said = sent.getFirst();
    assertThat(said.toString()).contains("/learners/{id}");
    assertThat(said.getAttributes().size()).isEqualTo(1);
    assertThat(said.getEvents()).isEmpty();
    assertThat(said.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(said.getStatus().getDescription()).isEmpty();
  }

  /** The id and the flag are such that every usual sampler would keep it. */
  @Test
  void aSenderDoesNotDecideWhetherItsSpansAreKept() {
    SpanContext asked =
        SpanContext.createFromRemoteParent(
            "00000000000000010000000000000001",
            "0000000000000001",
            TraceFlags.getSampled(),
            TraceState.getDefault());
    Context parent = Context.root().with(Span.wrap(asked));
    for (double share : new double[] {0, 0.2, 1}) {
      sent.clear();
      Tracer tracer = tracer(share);
      for (int i = 0; i < 5_000; i++) {
        tracer.spanBuilder("request").setParent(parent).startSpan().end();
      }
      assertThat(sent.size() / 5_000.0).isCloseTo(share, within(0.05));
    }
  }

  @Test
  void whatIsDoneWithinARequestGoesWithIt() {
    Tracer tracer = tracer(0.5);
    for (int i = 0; i < 200; i++) {
      Span request = tracer.spanBuilder("request").startSpan();
      tracer.spanBuilder("within").setParent(Context.root().with(request)).startSpan().end();
      request.end();
    }
    assertThat(sent).isNotEmpty().hasSizeLessThan(400);
    assertThat(sent.stream().filter(s -> s.getName().equals("within")).count())
        .isEqualTo(sent.size() / 2);
  }

  private Tracer tracer(double share) {
    SpanExporter kept =
        new SpanExporter() {
          @Override
          public CompletableResultCode export(Collection<SpanData> spans) {
            sent.addAll(spans);
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
          }
        };
    return SdkTracerProvider.builder()
        .setSampler(new SampledShare(share))
        .addSpanProcessor(SimpleSpanProcessor.create(new SpansWithoutPeople(kept)))
        .build()
        .get("test");
  }
}
