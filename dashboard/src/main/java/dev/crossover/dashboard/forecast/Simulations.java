package dev.crossover.dashboard.forecast;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Leaves one processor to what does not simulate. After a start many pages ask at once for
 * forecasts that nobody has made yet, some 10 ms each; whoever asks for anything else, such as
 * whether the service is alive, is answered meanwhile.
 */
@Component
class Simulations {

  private final Semaphore places;

  Simulations() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
  }

  /**
   * With so many places.
   *
   * @param most simulations at once, from 1 on
   */
  Simulations(int most) {
    places = new Semaphore(most, true);
  }

  /** What a simulation comes to; it may wait for others, and must not ask for another one. */
  <T> T run(Supplier<T> simulation) {
    places.acquireUninterruptibly();
    try {
      return simulation.get();
    } finally {
      places.release();
    }
  }
}
