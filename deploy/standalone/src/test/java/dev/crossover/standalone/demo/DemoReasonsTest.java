package dev.crossover.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.stall.Stall;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Why each of the demo's people is where they are. */
class DemoReasonsTest {

  private static final List<FoldedDemo> DEMO = FoldedDemo.all();

  @Test
  void eachStoryHasItsStateAndReasons() {
    List<String> told = DEMO.stream().map(DemoReasonsTest::told).toList();
    assertThat(told).isEqualTo(DemoStories.TOLD);
  }

  private static String told(FoldedDemo one) {
    return one.story().name()
        + " "
        + one.progress().state()
        + one.progress().reasons().stream()
            .map(reason -> ", " + told(reason))
            .collect(Collectors.joining())
            .replaceFirst(",", ":");
  }

  private static String told(Stall reason) {
    return reason.reason()
        + (reason.unit() == null ? "" : " " + reason.unit())
        + (reason.share() == null ? "" : " %.0f %%".formatted(100 * reason.share()))
        + (reason.silentSince() == null ? "" : " silent");
  }
}
