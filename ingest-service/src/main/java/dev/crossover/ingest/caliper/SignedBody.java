package dev.crossover.ingest.caliper;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.DefaultJOSEProcessor;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Opens signed bodies: a compact JWS (RFC 7515) whose payload is what would else have been posted,
 * as Canvas Live Events can send. Only signatures with a public key count; {@code none} and shared
 * secrets are refused. The keys are read again when one is missing, at most twice in {@link
 * #BETWEEN_READS}.
 */
@Component
class SignedBody {

  private static final Set<JWSAlgorithm> PUBLIC_KEY =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration BETWEEN_READS = Duration.ofSeconds(30);

  /** If the keys cannot be read, the old ones hold for this long. */
  private static final Duration OUTAGE = Duration.ofHours(4);

  /** A sender must have its answer within 5 s. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static final String NO_KEYS =
      "signed bodies need CROSSOVER_CALIPER_JWKS, a file or URL of the sender's keys";

  private final @Nullable DefaultJOSEProcessor<SecurityContext> signatures;

  @Autowired
  SignedBody(IngestSettings settings) {
    this(settings.caliper().jwks());
  }

  SignedBody(String jwks) {
    this.signatures = jwks.isBlank() ? null : signatures(url(jwks.strip()));
  }

  /** Whether there are keys to check signatures with. */
  boolean isOpen() {
    return signatures != null;
  }

  /**
   * The payload of a body, if its signature holds.
   *
   * @throws Refused if it is not signed as it must be
   * @throws KeysAway if the keys cannot be read now
   */
  byte[] payload(String jws) {
    if (signatures == null) {
      throw refused(NO_KEYS);
    }
    try {
      return signatures.process(jws.strip(), null).toBytes();
    } catch (KeySourceException e) {
      throw new KeysAway(e);
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw refused("not signed with a key of CROSSOVER_CALIPER_JWKS: " + e.getMessage());
    }
  }

  /** The payload of a body whose signature was checked when it came. */
  static byte[] unchecked(String jws) {
    try {
      return JWSObject.parse(jws.strip()).getPayload().toBytes();
    } catch (ParseException e) {
      throw refused("is no signed body: " + e.getMessage());
    }
  }

  private static Refused refused(String message) {
    return new Refused(RejectReason.MALFORMED, "signature", message);
  }

  private static DefaultJOSEProcessor<SecurityContext> signatures(URL jwks) {
    DefaultJOSEProcessor<SecurityContext> processor = new DefaultJOSEProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(PUBLIC_KEY, keys(jwks)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, JOSEObjectType.JOSE, null));
    return processor;
  }

  private static JWKSource<SecurityContext> keys(URL jwks) {
    int patience = (int) PATIENCE.toMillis();
    return JWKSourceBuilder.create(jwks, new DefaultResourceRetriever(patience, patience))
        .cache(FRESH.toMillis(), patience)
        .refreshAheadCache(false)
        .rateLimited(BETWEEN_READS.toMillis())
        .outageTolerant(OUTAGE.toMillis())
        .build();
  }

  private static URL url(String jwks) {
    try {
      return (jwks.contains("://") ? URI.create(jwks) : Path.of(jwks).toUri()).toURL();
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw new IllegalArgumentException("CROSSOVER_CALIPER_JWKS is no file or URL: " + jwks, e);
    }
  }
}
