package dev.crossover.ingest.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes are the text that they say, or they are refused; none is replaced. */
class Utf8Test {

  @RepeatedTest(200)
  void anyTextComesOutAsItWentIn(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    String text =
        random
            .ints(random.nextInt(50), 1, Character.MAX_CODE_POINT + 1)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .filter(c -> c != '\uFEFF')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    assertThat(Utf8.text(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(Utf8.text(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    assertThat(Utf8.unescaped(URLEncoder.encode(text, StandardCharsets.UTF_8), "x"))
        .isEqualTo(text);
  }

  /** Two bodies that are taken are one text only if they are the same bytes. */
  @RepeatedTest(500)
  void bytesAreTakenOnlyIfTheTextIsTheyAgain(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    byte[] bytes = "Müller, Möller".getBytes(StandardCharsets.UTF_8);
    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    String text;
    try {
      text = Utf8.text(bytes);
    } catch (Refused e) {
      assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("\uFFFD");
      return;
    }
    assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
  }

  @Test
  void saysWhereItIsWrong() {
    assertThatThrownBy(() -> Utf8.text("Müller".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("body: is not UTF-8 from byte 1 on");
    assertThatThrownBy(() -> Utf8.text(new byte[] {'a', (byte) 0xC3}))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("byte 1");
    assertThat(Utf8.text(new byte[0])).isEmpty();
    assertThat(Utf8.text(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF})).isEmpty();
  }

  /** Overlong forms and surrogates are other spellings of characters: UTF-8 has one each. */
  @ParameterizedTest
  @ValueSource(
      strings = {"%C0%AF", "%ED%A0%80", "%FC", "%F5%80%80%80", "%", "%4", "%G1", "%+1", "a%C3"})
  void whatIsNotPercentEncodedUtf8IsRefused(String encoded) {
    assertThatThrownBy(() -> Utf8.unescaped(encoded, "agent"))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("agent: is not");
  }

  @Test
  void aPlusSignIsABlank() {
    assertThat(Utf8.unescaped("a+b%2Bc%20d", "x")).isEqualTo("a b+c d");
  }
}
