package dev.crossover.wiring.key;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Whether a request comes from the machine itself. */
public final class OwnMachine {

  /** Not where a proxy of this machine passes it on. */
  public static boolean asks(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
          && request.getHeader("X-Forwarded-For") == null
          && request.getHeader("Forwarded") == null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private OwnMachine() {}
}
