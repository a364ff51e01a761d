package dev.crossover.services;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * Asks a service on this machine whether it is ready, for a health check in a container that holds
 * no other program.
 */
final class HealthCheck {

  private static final int WITHIN_MS = 3_000;

  /**
   * Exit code 0: it is ready; 1: it is not, or says nothing for 3 s.
   *
   * @param args the port of the service
   */
  static void main(String[] args) {
    System.exit(ready(Integer.parseInt(args[0])) ? 0 : 1);
  }

  static boolean ready(int port) {
    URI health = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
    try {
      HttpURLConnection asked = (HttpURLConnection) health.toURL().openConnection();
      asked.setConnectTimeout(WITHIN_MS);
      asked.setReadTimeout(WITHIN_MS);
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private HealthCheck() {}
}
