package dev.crossover.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that nobody else signed, as PEM files; made by the JDK's own tool. */
final class PrivateCertificate {

  private static final String PASSWORD = "changeit";

  /** Makes one for a name; returns the file with it. */
  static Path in(Path folder, String name)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("made.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .inheritIO()
            .start();
    if (tool.waitFor() != 0) {
      throw new IOException("keytool made no certificate");
    }
    KeyStore made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Files.writeString(
        key(folder), pem("PRIVATE KEY", made.getKey("it", PASSWORD.toCharArray()).getEncoded()));
    return Files.writeString(
        folder.resolve("certificate.pem"),
        pem("CERTIFICATE", made.getCertificate("it").getEncoded()));
  }

  /** The file with its key. */
  static Path key(Path folder) {
    return folder.resolve("key.pem");
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(
            what,
            Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content),
            what);
  }

  private PrivateCertificate() {}
}
