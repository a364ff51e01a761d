package dev.crossover.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Samples of durable forms: {@code /durable/TOPIC.vFORM.jsonl} of a module's test resources, a
 * sample a line. A line may be added; one that has to change is a form that older records do not
 * have, so it needs a form of its own.
 */
public final class GoldenForms {

  /**
   * Reads the samples of all forms of a topic so far, also with a field that only a newer instance
   * knows, and finds that the newest form is written as its samples are.
   *
   * @return what the newest form's samples say
   */
  public static <T> List<T> same(Topic topic, Class<T> type) throws IOException {
    assertThat(topic.isDurable()).as("only what is durable has samples").isTrue();
    List<T> newest = new ArrayList<>();
    for (int form = 1; form <= topic.form(); form++) {
      for (String line : lines(topic, form)) {
        T value = Json.MAPPER.readValue(line, type);
        String newer = "{\"later\":{\"a\":[1,{}]}," + line.substring(1);
        assertThat(Json.MAPPER.readValue(newer, type)).isEqualTo(value);
        if (form == topic.form()) {
          assertThat(Json.MAPPER.writerFor(type).writeValueAsString(value)).isEqualTo(line);
          newest.add(value);
        }
      }
    }
    return newest;
  }

  /** The samples of one form. */
  public static List<String> lines(Topic topic, int form) throws IOException {
    String name = "/durable/" + topic.name() + ".v" + form + ".jsonl";
    try (InputStream in = GoldenForms.class.getResourceAsStream(name)) {
      List<String> lines =
          new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8).lines().toList();
      assertThat(lines).as(name).isNotEmpty();
      return lines;
    }
  }

  private GoldenForms() {}
}
