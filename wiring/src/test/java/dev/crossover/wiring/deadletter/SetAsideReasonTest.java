package dev.crossover.wiring.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.crossover.model.Topics;
import dev.crossover.model.log.LogEntry;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.PlainReason;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SetAsideReasonTest {

  private static final class Plain extends RuntimeException implements PlainReason {

    private static final long serialVersionUID = 1L;

    @Override
    public String reason() {
      return "in plain words";
    }
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(reading("{\"type\":\"something-new\"}"), "unknown kind something-new"),
        Arguments.of(reading("{\"type\":\"Ada Lovelace\"}"), "kind is missing or unknown"),
        Arguments.of(reading("{}"), "kind is missing or unknown"),
        Arguments.of(reading("ada@x.example"), "cannot be read (line 1, column 1)"),
        Arguments.of(new SerializationException("ada@x.example"), "cannot be read"),
        Arguments.of(new RuntimeException(new Plain()), "in plain words"),
        Arguments.of(
            new RuntimeException(new ArithmeticException("ada")),
            "processing failed: ArithmeticException"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void saysWhyByTheFirstCauseThatTells(Throwable failure, String reason) {
    assertThat(SetAsideReason.of(failure)).isEqualTo(reason);
  }

  /** A circle of causes is possible, and must not hold up the topology. */
  @Test
  void comesToAnEnd() {
    RuntimeException one = new RuntimeException("ada");
    one.initCause(new IllegalStateException("ada", one));
    assertThat(SetAsideReason.of(one)).startsWith("processing failed: ").doesNotContain("ada");
  }

  private static Throwable reading(String text) {
    return catchThrowable(() ->
        Json.serde(LogEntry.class)
            .deserializer()
            .deserialize(Topics.LEARNER_LOG.name(), text.getBytes(UTF_8)));
  }
}
