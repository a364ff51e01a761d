package dev.crossover.standalone.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No durable record is without a sample, in all of the tree. */
class DurableTopicsTest {

  @Test
  void eachFormOfEachDurableTopicHasItsSamples() {
    List<String> wanted =
        Topics.ALL.stream()
            .flatMap(topic ->
                IntStream.rangeClosed(1, topic.form())
                    .mapToObj(form -> topic.name() + ".v" + form + ".jsonl"))
            .toList();
    assertThat(new Modules().filesIn("src/test/resources/durable"))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(wanted);
  }
}
