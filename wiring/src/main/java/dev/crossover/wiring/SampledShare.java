package dev.crossover.wiring;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keeps a share of all requests, drawn by lot: neither the flag nor the trace id of a request
 * decides, since its sender chooses both. What is done within a request goes with it.
 */
final class SampledShare implements Sampler {

  private final double share;

  /**
   * A sampler.
   *
   * @param share 0..1
   */
  SampledShare(double share) {
    this.share = share;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    SpanContext before = Span.fromContext(parent).getSpanContext();
    boolean within = before.isValid() && !before.isRemote();
    boolean kept = within ? before.isSampled() : ThreadLocalRandom.current().nextDouble() < share;
    return kept ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return "share " + share;
  }
}
