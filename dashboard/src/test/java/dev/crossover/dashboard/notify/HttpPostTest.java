package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.TestMessages.CLOCK;
import static dev.crossover.dashboard.notify.TestMessages.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where is posted to, and what an answer means. */
class HttpPostTest {

  private final LoopbackEndpoint endpoint = new LoopbackEndpoint();

  HttpPostTest() throws IOException {}

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/hook",
        "https://2130706433/hook",
        "https://10.1.2.3/hook",
        "https://172.16.0.1/hook",
        "https://192.168.1.1/hook",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/hook",
        "https://192.0.0.1/hook",
        "https://198.19.0.1/hook",
        "https://224.0.0.1/hook",
        "https://255.255.255.255/hook",
        "https://0.0.0.0/hook",
        "https://[::1]/hook",
        "https://[::]/hook",
        "https://[fc00::1]/hook",
        "https://[fe80::1]/hook",
        "https://[ff02::1]/hook",
        "https://[::ffff:127.0.0.1]/hook",
        "https://[::ffff:10.1.2.3]/hook",
        "https://[64:ff9b::a01:203]/hook",
        "https://[2002:a01:203::1]/hook",
        "https://[2001:0:a01:203::1]/hook",
        "https://localhost/hook",
        "http://93.184.215.14/hook",
        "ftp://93.184.215.14/hook",
        "//93.184.215.14/hook",
        "https:/hook",
        "https://user:secret@93.184.215.14/hook",
        "https://93.184.215.14:0/hook",
        "https://93.184.215.14:65536/hook"
      })
  void isNotPostedTo(String address) {
    assertThatThrownBy(() -> post(false).require(URI.create(address), "THE_SETTING"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("THE_SETTING")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://93.184.215.14/hook",
        "HTTPS://93.184.215.14:8443/hook?a=b",
        "https://172.32.0.1/hook",
        "https://100.128.0.1/hook",
        "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/hook"
      })
  void isPostedTo(String address) {
    assertThatCode(() -> post(false).require(URI.create(address), "THE_SETTING"))
        .doesNotThrowAnyException();
  }

  /** A name that stands for a public address and one of our own could be asked for either. */
  @Test
  void oneAddressOfOurOwnAmongThoseOfANameIsEnough() throws IOException {
    InetAddress outside = InetAddress.getByName("93.184.215.14");
    assertThat(PublicAddress.arePublic(outside)).isTrue();
    assertThat(PublicAddress.arePublic(outside, InetAddress.getByName("10.1.2.3"))).isFalse();
    assertThat(PublicAddress.arePublic()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://10.1.2.3/hook", "http://127.0.0.1/hook", "https://[::1]/hook"})
  void theSettingAllowsAddressesOfOurOwnAndHttp(String address) {
    assertThatCode(() -> post(true).require(URI.create(address), "THE_SETTING"))
        .doesNotThrowAnyException();
  }

  /** A name may come to stand for something else after the start. */
  @Test
  void looksAgainBeforeEachPost() {
    assertThatThrownBy(() -> send(post(false), endpoint.url("localhost")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("network of our own");
    assertThat(endpoint.came()).isEmpty();
  }

  @Test
  void postsJson() throws Exception {
    post(true).send("webhook", endpoint.url(), Map.of("webhook-id", "m1"), "{\"a\":\"é\"}");
    LoopbackEndpoint.Came came = endpoint.came().getFirst();
    assertThat(came.body()).isEqualTo("{\"a\":\"é\"}");
    assertThat(came.headers().getFirst("Content-Type")).isEqualTo("application/json");
    assertThat(came.headers().getFirst("webhook-id")).isEqualTo("m1");
  }

  /** The status, what {@code Retry-After} says, and for how long the message waits at least. */
  @ParameterizedTest
  @CsvSource({
    "400, ,        ",
    "302, ,        ",
    "404, ,        ",
    "500, ,        ",
    "429, 30,      PT30S",
    "429, tomorrow, ",
    "503, 120,     PT2M",
    "503, date,    PT5M",
    "429, 999999999, PT24H"
  })
  void theOtherSideRefusesAMessage(
      int status, @Nullable String retryAfter, @Nullable Duration after) {
    endpoint.answers(status);
    endpoint.says.put("Location", "/hook");
    if (retryAfter != null) {
      endpoint.says.put("Retry-After", retryAfter.equals("date") ? inFiveMinutes() : retryAfter);
    }
    assertThatThrownBy(() -> send(post(true), endpoint.url()))
        .isInstanceOfSatisfying(
            Channel.Refused.class,
            refused -> {
              assertThat(refused).hasMessage("webhook answered " + status);
              assertThat(refused.forGood()).isFalse();
              assertThat(refused.after()).isEqualTo(after);
            });
    assertThat(endpoint.came()).as("a redirect is not followed").hasSize(1);
  }

  private static String inFiveMinutes() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        NOW.plus(Duration.ofMinutes(5)).atOffset(ZoneOffset.UTC));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void theOtherSideIsAway(int status) {
    endpoint.answers(status);
    assertThatThrownBy(() -> send(post(true), endpoint.url()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(Channel.Gone.class)
        .hasMessage("webhook answered " + status);
  }

  @Test
  void nothingListensThere() {
    URI url = endpoint.url();
    endpoint.close();
    assertThatThrownBy(() -> send(post(true), url))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("/hook");
  }

  /** A name that is not known now may be known later. */
  @Test
  void aNameThatNobodyKnowsIsAway() {
    URI url = URI.create("https://nobody.invalid/hook");
    assertThatCode(() -> post(false).require(url, "THE_SETTING")).doesNotThrowAnyException();
    assertThatThrownBy(() -> send(post(false), url)).isInstanceOf(IOException.class);
  }

  @Test
  void theOtherSideWantsNothingAnyMore() {
    endpoint.answers(410);
    assertThatThrownBy(() -> send(post(true), endpoint.url()))
        .isInstanceOf(Channel.Gone.class)
        .hasMessage("webhook answered 410");
  }

  private static HttpPost post(boolean alsoPrivate) {
    return new HttpPost(
        TestMessages.settings("", alsoPrivate, null, ""), CLOCK, TestMessages.NO_SPANS);
  }

  private static void send(HttpPost post, URI url) throws Exception {
    post.send("webhook", url, Map.of(), "{}");
  }
}
