package dev.crossover.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret and the signatures here were computed by openssl and by Python's hmac. */
class WebhookSignatureTest {

  private static final WebhookSecret SECRET =
      new WebhookSecret("whsec_kGwJBlxT6+zaVnqQMvD6XBfk0VgIJOnKxrfVpWwrsWk=");
  private static final String BODY = "{\"learner\":\"a1\"}";
  private static final String GOOD = "v1,Z4O1AMLn3sX5Qdm1CsPiAQNeXhZTzfTkTKfSghg/g6w=";
  private static final Instant NOW = Instant.ofEpochSecond(1_772_618_400);

  @Test
  void theSecretFollowsFromTheAdministratorsAndTheKey() {
    assertThat(WebhookSecret.of("admin-secret", "0123456789abcdef")).contains(SECRET);
    assertThat(WebhookSecret.of("admin-secret", "0123456789abcdee"))
        .isPresent()
        .get()
        .isNotEqualTo(SECRET);
    assertThat(WebhookSecret.of("", "0123456789abcdef")).isEmpty();
    assertThat(SECRET).hasToString("whsec_...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "msg_1; {\"learner\":\"a1\"}; v1,Z4O1AMLn3sX5Qdm1CsPiAQNeXhZTzfTkTKfSghg/g6w=",
        "msg_2; {\"name\":\"Zoë – 東京\"}; v1,UMj4tevHhnCzIo3LtxkFQQsq7hIFr+O8tjXBmL1lmg4=",
        "msg_3; ''; v1,267FsozHnxFQp+pWdMG36e4R+swYYvXxeyr9Cqg0LzA=",
      })
  void takesWhatOthersSigned(String id, String body, String signature) {
    assertThat(problem(id, "1772618400", signature, body, NOW)).isEmpty();
  }

  /** While a sender changes its secret it signs with both; other versions may stand beside. */
  @ParameterizedTest
  @ValueSource(strings = {"v1a,AAAA v1,AAAA GOOD", "GOOD v1,AAAA", "  GOOD  ", "GOOD GOOD"})
  void oneGoodSignatureOfSeveralIsEnough(String signatures) {
    assertThat(problem("msg_1", "1772618400", signatures.replace("GOOD", GOOD), BODY, NOW))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} s")
  @CsvSource({"-301, false", "-300, true", "0, true", "300, true", "301, false"})
  void fiveMinutesEitherWay(long after, boolean good) {
    Optional<String> problem = problem("msg_1", "1772618400", GOOD, BODY, NOW.plusSeconds(after));
    assertThat(problem.isEmpty()).isEqualTo(good);
    assertThat(problem.orElse("5 minutes")).contains("5 minutes");
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "none; 1772618400; GOOD; BODY; webhook-id is missing",
        "' '; 1772618400; GOOD; BODY; webhook-id is missing",
        "msg_1; none; GOOD; BODY; seconds since 1970",
        "msg_1; 2026-03-04T10:00:00Z; GOOD; BODY; seconds since 1970",
        "msg_1; 1772618400000; GOOD; BODY; seconds since 1970",
        "msg_1; -1772618400; GOOD; BODY; seconds since 1970",
        "msg_1; 177261840000; GOOD; BODY; 5 minutes off",
        "msg_1; 1772618400; none; BODY; webhook-signature is missing",
        "msg_1; 1772618400; ''; BODY; webhook-signature is missing",
        "msg_1; 1772618400; v1,; BODY; no v1 signature",
        "msg_1; 1772618400; v1a,Z4O1AMLn3sX5Qdm1CsPiAQNeXhZTzfTkTKfSghg/g6w=; BODY; no v1 signature",
        "msg_1; 1772618400; Z4O1AMLn3sX5Qdm1CsPiAQNeXhZTzfTkTKfSghg/g6w=; BODY; no v1 signature",
        "msg_1; 1772618400; v1,z4O1AMLn3sX5Qdm1CsPiAQNeXhZTzfTkTKfSghg/g6w=; BODY; no v1 signature",
        "msg_2; 1772618400; GOOD; BODY; no v1 signature",
        "msg_1; 1772618401; GOOD; BODY; no v1 signature",
        "msg_1; 1772618400; GOOD; {}; no v1 signature",
      })
  void saysWhatIsWrong(String id, String timestamp, String signature, String body, String why) {
    String given = signature == null ? null : signature.replace("GOOD", GOOD);
    assertThat(problem(id, timestamp, given, body.replace("BODY", BODY), NOW).orElse("nothing"))
        .contains(why);
  }

  private static Optional<String> problem(
      String id, String timestamp, String signatures, String body, Instant now) {
    return new WebhookSignature(id, timestamp, signatures)
        .problem(SECRET, body.getBytes(StandardCharsets.UTF_8), now);
  }
}
