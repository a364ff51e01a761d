package dev.crossover.ingest.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.intake.Canonical;
import dev.crossover.wiring.Json;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A number that comes in goes out as the same number, through every form in between. */
class InputJsonTest {

  private final InputJson input = new InputJson(settings());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-7",
        "0.5",
        "0.50",
        "1.0",
        "0.1000000000000000055",
        "12345678901234567890",
        "3.141592653589793238462643383279502884197",
        "1E+2",
        "1E-7",
        "1.7E+308",
        "5E-324"
      })
  void aNumberComesBackAsItCame(String number) {
    String text = "{\"a\":[" + number + "]}";
    String written = Json.MAPPER.writeValueAsString(read(text));
    assertThat(written).isEqualTo(text);
    // As a topic gives it back.
    assertThat(Json.MAPPER.writeValueAsString(Json.MAPPER.readTree(written))).isEqualTo(text);
  }

  /** Spelled another way it is the same number with the same digits. */
  @ParameterizedTest
  @CsvSource({"1e2, 1E+2", "100e-2, 1.00", "0.0000001, 1E-7", "1E0, 1"})
  void anotherSpellingIsTheSameNumber(String number, String written) {
    assertThat(Json.MAPPER.writeValueAsString(read(number))).isEqualTo(written);
  }

  /** Nothing that reckons may meet what is not finite, and no exponent may unfold to a gigabyte. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e309",
        "-1e309",
        "1e999999",
        "1e999999999",
        "-1E+2147483647",
        "1e-400",
        "1e-999999999",
        "0e999999999"
      })
  void aNumberOutOfRangeIsRefusedByItsField(String number) {
    String text = "[{\"result\":{\"score\":{\"raw\":" + number + "}}}]";
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.reason()).isEqualTo(RejectReason.INVALID_FIELD);
              assertThat(e.field()).isEqualTo("[0].result.score.raw");
            });
  }

  /** An exponent that no number has is told by the number itself. */
  @Test
  void anExponentThatNoNumberHasIsRefused() {
    assertThatThrownBy(() -> Refused.reading(() -> read("{\"a\":1e99999999999999999999}")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("1e99999999999999999999");
  }

  @Test
  void aWholeNumberOutOfRangeIsRefusedAlike() {
    assertThatThrownBy(() -> read("{\"raw\":1" + "0".repeat(309) + "}"))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.field()).isEqualTo("raw"));
  }

  /** However a number of permitted length is written, it can be read again. */
  @RepeatedTest(50)
  void whatWasTakenCanBeReadAgain(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    StringBuilder digits = new StringBuilder("1");
    int length = random.nextInt(1, 305);
    while (digits.length() < length) {
      digits.append(random.nextInt(10));
    }
    for (String number :
        List.of(
            digits.toString(),
            "0." + digits,
            digits + "e-" + random.nextInt(300),
            "0." + digits + "e-" + random.nextInt(20))) {
      String written = Json.MAPPER.writeValueAsString(read(number));
      BigDecimal back = Json.MAPPER.readTree(written).decimalValue();
      assertThat(back).as(number).isEqualByComparingTo(new BigDecimal(number));
    }
  }

  /** A body is UTF-8 and nothing else, also where Jackson would guess another encoding. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32BE", "UTF-32LE", "ISO-8859-1"})
  void anotherEncodingIsRefused(String encoding) {
    for (String text : List.of("7", "{\"a\":1}", "[\"é\"]", "   {}", "\"ab\"")) {
      byte[] body = text.getBytes(Charset.forName(encoding));
      if (!Arrays.equals(body, text.getBytes(UTF_8))) {
        assertThatThrownBy(() -> Refused.reading(() -> input.read(body)))
            .as("%s in %s", text, encoding)
            .isInstanceOfSatisfying(
                Refused.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.MALFORMED));
      }
    }
  }

  @Test
  void aByteOrderMarkIsNoContent() {
    byte[] marked = "\uFEFF{\"a\":\"\uFEFF\"}".getBytes(UTF_8);
    assertThat(input.read(marked).get("a").asString()).isEqualTo("\uFEFF");
    assertThat(input.again(marked)).isEqualTo(input.read(marked));
    assertThatThrownBy(() -> read("\uFEFF\uFEFF{}"))
        .isInstanceOf(Refused.class)
        .hasMessage("body: begins with two byte order marks");
  }

  /** What is on the log can be read whatever was read before it, and wherever. */
  @Test
  void namesThatCollideCanBeReadAgain() {
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < 20_000; i++) {
      // From the fourth group of four letters on, groups are added up in any order.
      String digits = String.format("%04d", i % 10_000);
      body.append("\"%saaaaaaaaaaaa%s%s\":1,".formatted(i / 10_000, digits, complement(digits)));
    }
    byte[] whole = body.append("\"end\":1}").toString().getBytes(UTF_8);
    assertThat(input.again(whole).get("end").asInt()).isEqualTo(1);
  }

  private static String complement(String digits) {
    return digits.chars().mapToObj(c -> String.valueOf((char) ('0' + '9' - c))).collect(joining());
  }

  /** Checked in pieces or whole, a body is as good or as bad. */
  @RepeatedTest(100)
  void bytesAreTakenAsTheirTextWouldBe(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    byte[] body =
        ("\"" + "aé€😀".repeat(random.nextInt(1, 2_500)) + "b".repeat(random.nextInt(4)) + "\"")
            .getBytes(UTF_8);
    if (random.nextBoolean()) {
      body[1 + random.nextInt(body.length - 2)] = (byte) (0x80 | random.nextInt(128));
    }
    String text;
    try {
      text = Utf8.text(body);
    } catch (Refused e) {
      assertThatThrownBy(() -> input.read(body))
          .isInstanceOf(Refused.class)
          .hasMessage(e.getMessage());
      return;
    }
    assertThat("\"" + input.read(body).asString() + "\"").isEqualTo(text);
    assertThat(input.again(body)).isEqualTo(input.read(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "1.", ".5", "+1", "0x10"})
  void whatIsNoNumberIsNotJson(String number) {
    assertThatThrownBy(() -> Refused.reading(() -> read(number)))
        .isInstanceOfSatisfying(
            Refused.class, e -> assertThat(e.reason()).isEqualTo(RejectReason.MALFORMED));
  }

  /**
   * Ids of statements without one are made of the digest, and a repeat is known by it: it must stay
   * what it was when numbers were read as doubles, so {@code 0.5} and {@code 0.50} are one content,
   * {@code 1} and {@code 1.0} are two.
   */
  @RepeatedTest(100)
  void digestsAreThoseOfDoubles(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    double any = Double.longBitsToDouble(random.nextLong());
    for (String number :
        List.of(
            Double.isFinite(any) ? Double.toString(any) : "1e2",
            Double.toString(random.nextDouble()),
            Integer.toString(random.nextInt()),
            random.nextInt(100) + "." + random.nextInt(10) + "0",
            random.nextInt(100) + "e" + random.nextInt(20),
            "0." + random.nextLong(Long.MAX_VALUE) + random.nextLong(Long.MAX_VALUE))) {
      String text = "{\"b\":" + number + ",\"a\":[{\"c\":" + number + "}]}";
      assertThat(Canonical.forIds(read(text), Set.of()))
          .as(text)
          .isEqualTo(Canonical.forIds(new JsonMapper().readTree(text), Set.of()));
    }
  }

  private JsonNode read(String text) {
    return input.read(text.getBytes(UTF_8));
  }

  private static IngestSettings settings() {
    return new IngestSettings(
        DataSize.ofMegabytes(5),
        Duration.ofSeconds(30),
        10,
        100,
        1_000_000,
        null,
        Duration.ofMinutes(15),
        10,
        "",
        List.of(),
        "",
        new IngestSettings.Caliper(""),
        new IngestSettings.Owner("", ""));
  }
}
