package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.model.Topics;
import org.junit.jupiter.api.Test;

class InstallationTest {

  @Test
  void everyNameBeginsWithThePrefix() {
    Installation installation = new Installation("acme.");
    assertThat(installation.topic(Topics.LEARNER_LOG)).isEqualTo("acme.learner-log");
    assertThat(installation.name("crossover-notify")).isEqualTo("acme.crossover-notify");
    assertThat(Installation.ALONE.topic(Topics.LEARNER_LOG)).isEqualTo("learner-log");
  }

  @Test
  void aPrefixThatKafkaWouldNotTakeIsRefusedInASentence() {
    for (String prefix : new String[] {"a b", "acme/", "ü", "x".repeat(101)}) {
      assertThatThrownBy(() -> new Installation(prefix))
          .isInstanceOf(StartRefused.class)
          .hasMessageStartingWith("CROSSOVER_PREFIX takes letters, digits")
          .hasMessageContaining(prefix);
    }
  }
}
