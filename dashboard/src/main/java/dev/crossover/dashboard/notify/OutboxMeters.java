package dev.crossover.dashboard.notify;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Supplier;

/** What is counted of the messages of one channel. */
final class OutboxMeters {

  private final String channel;
  private final MeterRegistry registry;
  private final Counter sent;
  private final Counter failed;
  private final Counter setAside;

  /** Counters begin with zero: a rate needs the value before the first message. */
  OutboxMeters(
      String channel, MeterRegistry registry, Supplier<Number> waiting, Supplier<Number> disabled) {
    this.channel = channel;
    this.registry = registry;
    this.sent = counter("sent");
    this.failed = counter("failed");
    this.setAside = counter("set_aside");
    Gauge.builder("crossover.notifications.waiting", waiting)
        .description("Messages that are not sent yet")
        .tag("channel", channel)
        .register(registry);
    Gauge.builder("crossover.notifications.disabled", disabled)
        .description("1 where the other side answered that it wants no message any more")
        .tag("channel", channel)
        .register(registry);
  }

  /** So many messages have gone out. */
  void sent(int messages) {
    sent.increment(messages);
  }

  /** A try for so many messages failed. */
  void failed(int messages) {
    failed.increment(messages);
  }

  /** So many messages were given up. */
  void setAside(int messages) {
    setAside.increment(messages);
  }

  private Counter counter(String result) {
    return Counter.builder("crossover.notifications")
        .description("Messages by channel and result")
        .tag("channel", channel)
        .tag("result", result)
        .register(registry);
  }
}
