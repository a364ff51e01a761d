package dev.crossover.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that is set by hand. */
public final class HandClock extends Clock {

  private final Supplier<Instant> hands;

  /** A clock that shows what it is given at each look. */
  public HandClock(Supplier<Instant> hands) {
    this.hands = hands;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant instant() {
    return hands.get();
  }
}
