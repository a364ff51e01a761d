package dev.crossover.dashboard.alertmanager;

import dev.crossover.dashboard.access.Viewer;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where Alertmanager posts. It posts the same again, until it is answered that it was kept. */
@RestController
class AlertmanagerController {

  /** Bytes of a post. */
  private static final int LARGEST = 256 * 1024;

  private final TeamAlerts alerts;
  private final Clock clock;

  AlertmanagerController(TeamAlerts alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  @PostMapping("/api/v1/alertmanager")
  ResponseEntity<Map<String, Object>> take(HttpServletRequest request) throws IOException {
    if (!Viewer.bringsAlerts()) {
      throw new NoSuchElementException("there is no such page");
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return Problem.reply(
          HttpStatus.CONTENT_TOO_LARGE, "too_large", "body: must be 256 KB at most");
    }
    alerts.keep(AlertmanagerPost.read(body, clock.instant()));
    return ResponseEntity.noContent().build();
  }
}
