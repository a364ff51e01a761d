package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which certificates a command takes for good where an address is https. */
public final class Trust {

  /** Those that the Java runtime trusts. */
  public static final Trust USUAL = new Trust(null, false);

  private final @Nullable SSLSocketFactory sockets;
  private final boolean anyName;

  private Trust(@Nullable SSLSocketFactory sockets, boolean anyName) {
    this.sockets = sockets;
    this.anyName = anyName;
  }

  /**
   * Certificates that these of a company have signed.
   *
   * @param pem file with them
   */
  public static Trust signedBy(Path pem) throws IOException {
    return new Trust(sockets(pem), false);
  }

  /**
   * The certificate of a product on this machine, which names it as others reach it.
   *
   * @param pem file with it
   */
  public static Trust own(Path pem) throws IOException {
    return new Trust(sockets(pem), true);
  }

  /** A connection that is not made yet. */
  public HttpURLConnection open(URL url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    if (sockets != null && connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(sockets);
      if (anyName) {
        secure.setHostnameVerifier((_, _) -> true);
      }
    }
    return connection;
  }

  private static SSLSocketFactory sockets(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
      known.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        known.setCertificateEntry(String.valueOf(known.size()), each);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(known);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException(pem + " has no certificate that can be read: " + e.getMessage(), e);
    }
  }
}
