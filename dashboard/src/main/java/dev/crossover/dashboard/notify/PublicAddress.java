package dev.crossover.dashboard.notify;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may be posted to where only public addresses may: https, and no machine of a network of our
 * own. Whoever sets an address could otherwise have the service ask its neighbours.
 */
final class PublicAddress {

  private static final int HIGHEST_PORT = 65_535;

  private PublicAddress() {}

  /**
   * What is wrong with an address as it is written; where it leads is {@link #arePublic}.
   *
   * @param alsoPrivate whether http will do, too
   * @return null for nothing
   */
  static @Nullable String wrong(URI url, boolean alsoPrivate) {
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(alsoPrivate && scheme.equals("http"))) {
      return "must begin with https://";
    }
    if (url.getHost() == null) {
      return "names no host";
    }
    if (url.getRawUserInfo() != null) {
      return "must have no user in it";
    }
    if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
      return "has no such port";
    }
    return null;
  }

  /** Whether all that a name stands for is public: a name may stand for some of each. */
  static boolean arePublic(InetAddress... all) {
    for (InetAddress one : all) {
      if (!isPublic(one)) {
        return false;
      }
    }
    return all.length > 0;
  }

  /** An IPv4 address that is written as one of IPv6 is the one of IPv4 to Java already. */
  private static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean own =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress();
    return !own && (bytes.length == 4 ? isPublic4(bytes) : isPublic6(bytes));
  }

  /** Not of the blocks for special use (RFC 6890) that {@link InetAddress} has no word for. */
  private static boolean isPublic4(byte[] b) {
    int first = b[0] & 0xff;
    int second = b[1] & 0xff;
    boolean shared = first == 100 && (second & 0xc0) == 64;
    boolean protocols = first == 192 && second == 0 && b[2] == 0;
    boolean benchmarks = first == 198 && (second & 0xfe) == 18;
    return first != 0 && first < 240 && !shared && !protocols && !benchmarks;
  }

  /**
   * Of the block that is given out (2000::/3), which leaves out unique local ones; and not of 6to4
   * (2002::/16) or Teredo (2001::/32), which lead to an IPv4 address of any kind.
   */
  private static boolean isPublic6(byte[] b) {
    int first = (b[0] & 0xff) << 8 | (b[1] & 0xff);
    boolean teredo = first == 0x2001 && b[2] == 0 && b[3] == 0;
    return (first & 0xe000) == 0x2000 && first != 0x2002 && !teredo;
  }
}
