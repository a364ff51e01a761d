package dev.crossover.dashboard.access;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What stands before each path as browsers see it: that of the dashboard's address, which a proxy
 * takes off before it passes a request on.
 */
@Component
public class PathPrefix {

  private final String prefix;

  PathPrefix(@Value("${crossover.addresses.dashboard:}") String address) {
    String path = address.isEmpty() ? "" : URI.create(address).getPath();
    this.prefix = path.replaceAll("/+$", "");
  }

  /** A path as browsers see it. */
  public String before(String path) {
    return prefix + path;
  }
}
