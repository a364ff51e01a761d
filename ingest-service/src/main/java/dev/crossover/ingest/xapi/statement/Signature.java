package dev.crossover.ingest.xapi.statement;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.Json;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Signed statements: xAPI 1.0.3, part two, 2.6. The signature is an attachment, a JSON web
 * signature whose payload is the statement before it was signed. Whom a certificate belongs to is
 * not asked.
 */
final class Signature {

  private static final String USAGE = "http://adlnet.gov/expapi/attachments/signature";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  /** What a signature cannot cover: itself, and what is added to a statement on its way. */
  private static final Set<String> NOT_SIGNED =
      Set.of("id", "stored", "timestamp", "authority", "version", "attachments");

  /**
   * Checks an attachment if it is a signature.
   *
   * @throws Refused if it is one that does not hold
   */
  static void check(JsonNode statement, JsonNode declared, byte[] content, String field) {
    if (!declared.get("usageType").asString().equals(USAGE)) {
      return;
    }
    if (!declared.get("contentType").asString().equals("application/octet-stream")) {
      throw Refused.field(
          field + ".contentType", "of a signature must be application/octet-stream");
    }
    try {
      JWSObject jws = JWSObject.parse(new String(content, StandardCharsets.US_ASCII));
      if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
        throw Refused.field(field, "must be signed with RS256, RS384 or RS512");
      }
      JsonNode signed = Json.MAPPER.readTree(jws.getPayload().toString());
      if (!StatementDigest.ofContent(signed, NOT_SIGNED)
          .get()
          .equals(StatementDigest.ofContent(statement, NOT_SIGNED).get())) {
        throw Refused.field(field, "signs another statement");
      }
      verify(jws, field);
    } catch (ParseException | JacksonException | NumberFormatException | JOSEException e) {
      throw Refused.field(field, "is no JSON web signature of a statement: " + e.getMessage());
    }
  }

  private static void verify(JWSObject jws, String field) throws JOSEException {
    List<Base64> chain = jws.getHeader().getX509CertChain();
    if (chain == null || chain.isEmpty()) {
      return;
    }
    X509Certificate certificate = X509CertUtils.parse(chain.getFirst().decode());
    boolean good =
        certificate != null
            && certificate.getPublicKey() instanceof RSAPublicKey key
            && jws.verify(new RSASSAVerifier(key));
    if (!good) {
      throw Refused.field(field, "does not hold against the certificate in its header");
    }
  }

  private Signature() {}
}
