package dev.crossover.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.request.MemoryBudget.Busy;
import dev.crossover.ingest.request.MemoryBudget.Held;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who may take how much at once. */
class MemoryBudgetTest {

  private final MemoryBudget budget = new MemoryBudget(100, Duration.ofMillis(20));

  @Test
  void oneSourceTakesHalfAndLeavesTheOthersTheirs() {
    Held first = of("hasty");
    first.take(40);
    Held second = of("hasty");
    assertThatThrownBy(() -> second.take(20)).isInstanceOf(Busy.class);
    of("other").take(50);
  }

  @Test
  void allTogetherTakeNoMoreThanThereIs() {
    of("a").take(50);
    of("b").take(40);
    Held third = of("c");
    assertThatThrownBy(() -> third.take(20)).isInstanceOf(Busy.class);
    third.take(10);
  }

  @Test
  void whatEndsMakesRoomForWhoWaits() {
    MemoryBudget patient = new MemoryBudget(100, Duration.ofSeconds(10));
    Held first = patient.begin(new MockHttpServletRequest());
    first.belongsTo("a");
    first.take(50);
    CompletableFuture<Void> waits =
        CompletableFuture.runAsync(() -> {
          Held next = patient.begin(new MockHttpServletRequest());
          next.belongsTo("a");
          next.take(30);
        });
    first.close();
    assertThat(waits).succeedsWithin(Duration.ofSeconds(5));
  }

  /** A body that is larger than the half counts as the half, or it could never come. */
  @Test
  void theLargestBodyFitsWhereItsSourceHasNothingElse() {
    Held large = of("a");
    large.take(30);
    large.takeTrees(30);
    Held next = of("a");
    assertThatThrownBy(() -> next.take(1)).isInstanceOf(Busy.class);
    large.close();
    next.take(1);
  }

  /** Until its key is known a request belongs to nobody, and they are one source together. */
  @Test
  void strangersShareAHalf() {
    Held stranger = budget.begin(new MockHttpServletRequest());
    stranger.take(50);
    Held another = budget.begin(new MockHttpServletRequest());
    assertThatThrownBy(() -> another.take(1)).isInstanceOf(Busy.class);
    stranger.belongsTo("known");
    another.take(1);
  }

  private Held of(String source) {
    Held held = budget.begin(new MockHttpServletRequest());
    held.belongsTo(source);
    return held;
  }
}
