package dev.crossover.dashboard.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SimulationsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void noMoreRunAtOnceThanThereArePlaces(int places) throws Exception {
    Simulations simulations = new Simulations(places);
    Semaphore began = new Semaphore(0);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger most = new AtomicInteger();
    AtomicInteger at = new AtomicInteger();
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(
            callers.submit(() ->
                simulations.run(() -> {
                  most.accumulateAndGet(at.incrementAndGet(), Math::max);
                  began.release();
                  awaitQuietly(end);
                  return at.getAndDecrement();
                })));
      }
      assertThat(began.tryAcquire(places, 10, TimeUnit.SECONDS)).isTrue();
      end.countDown();
      for (Future<Integer> one : all) {
        assertThat(one.get()).isPositive();
      }
    }
    assertThat(most).hasValue(places);
  }

  @Test
  void aSimulationThatFailsGivesItsPlaceBack() {
    Simulations simulations = new Simulations(1);
    for (int i = 0; i < 2; i++) {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              simulations.run(() -> {
                throw new IllegalStateException("failed");
              }));
    }
    assertThat(simulations.run(() -> "made")).isEqualTo("made");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
