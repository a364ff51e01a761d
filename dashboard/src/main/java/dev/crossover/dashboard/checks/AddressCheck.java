package dev.crossover.dashboard.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether the address that messages and alerts link to is this dashboard's. */
@Component
class AddressCheck implements InstallationCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** No other service answers that. */
  private static final String ONLY_OURS = "api/v1/session/ways";

  private static final String SETTING = "CROSSOVER_DASHBOARD_URL";

  private final URI page;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  AddressCheck(
      @Value("${crossover.notify.dashboard-url:http://127.0.0.1:8080/}") String dashboardUrl) {
    this.page = URI.create(dashboardUrl.endsWith("/") ? dashboardUrl : dashboardUrl + "/");
  }

  @Override
  public String name() {
    return "address";
  }

  @Override
  public Finding look() throws InterruptedException {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(page.resolve(ONLY_OURS)).timeout(PATIENCE).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 || !answer.body().contains("\"company\"")) {
        return Finding.failed(
            "Links lead to %s, where something else answers; %s is the setting."
                .formatted(page, SETTING));
      }
      return onlyHere()
          ? Finding.warning(
              "Links lead to %s, which opens on this machine alone; %s is the setting."
                  .formatted(page, SETTING))
          : Finding.ok("Links lead to %s, and this dashboard answers there.".formatted(page));
    } catch (SSLException e) {
      return Finding.warning(
          "Links lead to %s; its certificate is not one that Java knows, so nobody looked further."
              .formatted(page));
    } catch (IOException e) {
      return Finding.failed(
          "Links lead to %s, where nobody answers; %s is the setting.".formatted(page, SETTING));
    }
  }

  private boolean onlyHere() throws UnknownHostException {
    return InetAddress.getByName(page.getHost()).isLoopbackAddress();
  }
}
