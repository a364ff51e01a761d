package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/**
 * How commands on this machine reach the services of a data folder.
 *
 * @param ports where these listen
 * @param host address of this machine that they listen on
 * @param certificate path of the file with theirs; empty: they speak plain HTTP
 */
public record Reach(Ports ports, String host, String certificate) {

  private static final String LOOPBACK = "127.0.0.1";

  /** Those that listen on this address, or on all. */
  static Reach of(Ports ports, String listens, String certificate) {
    return new Reach(
        ports, Set.of("0.0.0.0", "::").contains(listens) ? LOOPBACK : listens, certificate);
  }

  /** Those that speak plain HTTP on loopback. */
  public static Reach local(Ports ports) {
    return new Reach(ports, LOOPBACK, "");
  }

  /** The address of a service. */
  public URI of(String role) {
    String scheme = certificate.isEmpty() ? "http" : "https";
    return URI.create(
        "%s://%s:%d/"
            .formatted(scheme, host.contains(":") ? "[" + host + "]" : host, ports.of(role)));
  }

  /** Which certificates are good there. */
  public Trust trust() {
    try {
      return certificate.isEmpty() ? Trust.USUAL : Trust.own(Path.of(certificate));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
