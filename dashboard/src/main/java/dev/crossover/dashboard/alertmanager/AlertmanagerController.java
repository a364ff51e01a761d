package dev.crossover.dashboard.alertmanager;

import dev.crossover.dashboard.access.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where Alertmanager posts. It posts the same again, until it is answered that it was kept. */
@RestController
class AlertmanagerController {

  private final TeamAlerts alerts;
  private final Clock clock;

  AlertmanagerController(TeamAlerts alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  @PostMapping("/api/v1/alertmanager")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void take(HttpServletRequest request) throws IOException {
    if (!Viewer.bringsAlerts()) {
      throw new NoSuchElementException("there is no such page");
    }
    byte[] body = request.getInputStream().readAllBytes();
    alerts.keep(AlertmanagerPost.read(body, clock.instant()));
  }
}
