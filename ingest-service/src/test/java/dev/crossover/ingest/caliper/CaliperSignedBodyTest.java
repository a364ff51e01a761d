package dev.crossover.ingest.caliper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import dev.crossover.ingest.request.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaliperSignedBodyTest {

  private static final String ENVELOPE = "{\"sensor\":\"urn:s\"}";

  @TempDir private static Path folder;
  private static RSAKey rsa;
  private static RSAKey stranger;
  private static ECKey ec;

  @BeforeAll
  static void keys() throws JOSEException {
    rsa = new RSAKeyGenerator(2_048).keyID("2026-01").generate();
    stranger = new RSAKeyGenerator(2_048).keyID("2026-01").generate();
    ec = new ECKeyGenerator(Curve.P_256).keyID("2026-02").generate();
  }

  @Test
  void opensWhatAKnownKeySigned() throws Exception {
    SignedBody body = body(file(new JWKSet(rsa).toString()));
    assertThat(body.payload(signed(JWSAlgorithm.RS256, rsa)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(ENVELOPE);
    assertThat(body.payload(signed(JWSAlgorithm.PS256, rsa) + "\n"))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(ENVELOPE);
  }

  @Test
  void opensWhatAnEllipticKeySigned() throws Exception {
    SignedBody body = body(file(new JWKSet(ec).toString()));
    assertThat(body.payload(signed(JWSAlgorithm.ES256, "2026-02", new ECDSASigner(ec))))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(ENVELOPE);
  }

  @Test
  void refusesWhatAnotherKeySigned() throws Exception {
    SignedBody body = body(file(new JWKSet(rsa).toString()));
    String jws = signed(JWSAlgorithm.RS256, stranger);
    assertThatThrownBy(() -> body.payload(jws)).isInstanceOf(Refused.class);
  }

  @Test
  void refusesAChangedPayload() throws Exception {
    SignedBody body = body(file(new JWKSet(rsa).toString()));
    String[] parts = signed(JWSAlgorithm.RS256, rsa).split("\\.", -1);
    String changed = new Payload("{}").toBase64URL().toString();
    assertThatThrownBy(() -> body.payload(parts[0] + "." + changed + "." + parts[2]))
        .isInstanceOf(Refused.class);
  }

  @Test
  void refusesABodyThatIsNotSigned() throws Exception {
    SignedBody body = body(file(new JWKSet(rsa).toString()));
    String none = new PlainObject(new Payload(ENVELOPE)).serialize();
    assertThatThrownBy(() -> body.payload(none)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> body.payload(ENVELOPE)).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> body.payload("")).isInstanceOf(Refused.class);
  }

  /** The public key is public: taken as a shared secret, anyone could sign with it. */
  @Test
  void refusesAPublicKeyUsedAsASecret() throws Exception {
    SignedBody body = body(file(new JWKSet(rsa).toString()));
    byte[] secret = rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
    String jws = signed(JWSAlgorithm.HS256, "2026-01", new MACSigner(secret));
    assertThatThrownBy(() -> body.payload(jws)).isInstanceOf(Refused.class);
  }

  @Test
  void saysHowToSwitchItOn() {
    assertThatThrownBy(() -> body("").payload("a.b.c"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("CROSSOVER_CALIPER_JWKS");
  }

  /** The sender changes its key; the set is read again, but not for every unknown key. */
  @Test
  void readsTheKeysAgainWhenOneIsMissing() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    String[] served = {new JWKSet(rsa).toString()};
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/jwks",
        exchange -> {
          reads.incrementAndGet();
          byte[] reply = served[0].getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    server.start();
    try {
      SignedBody body = body("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
      body.payload(signed(JWSAlgorithm.RS256, rsa));
      body.payload(signed(JWSAlgorithm.RS256, rsa));
      assertThat(reads).hasValue(1);

      served[0] = new JWKSet(ec).toString();
      assertThat(body.payload(signed(JWSAlgorithm.ES256, "2026-02", new ECDSASigner(ec))))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(ENVELOPE);
      assertThat(reads).hasValue(2);

      String unknown = signed(JWSAlgorithm.RS256, "2026-03", new RSASSASigner(stranger));
      assertThatThrownBy(() -> body.payload(unknown)).isInstanceOf(KeysAway.class);
      assertThat(reads).hasValue(2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void keysThatCannotBeReadAreNoFaultOfTheSender() throws Exception {
    SignedBody body = body(folder.resolve("missing.json").toString());
    String jws = signed(JWSAlgorithm.RS256, rsa);
    assertThatThrownBy(() -> body.payload(jws)).isInstanceOf(KeysAway.class);
  }

  private static String signed(JWSAlgorithm algorithm, RSAKey key) throws JOSEException {
    return signed(algorithm, key.getKeyID(), new RSASSASigner(key));
  }

  private static String signed(JWSAlgorithm algorithm, String key, JWSSigner signer)
      throws JOSEException {
    JWSHeader header = new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(key).build();
    JWSObject jws = new JWSObject(header, new Payload(ENVELOPE));
    jws.sign(signer);
    return jws.serialize();
  }

  private static String file(String jwks) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "jwks", ".json"), jwks).toString();
  }

  private static SignedBody body(String jwks) {
    return new SignedBody(jwks);
  }
}
