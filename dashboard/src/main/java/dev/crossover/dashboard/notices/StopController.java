package dev.crossover.dashboard.notices;

import dev.crossover.dashboard.access.PathPrefix;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Stops mails in one step, without signing in (RFC 8058). A GET only says what the button does:
 * mail programs follow links to look at them.
 */
@RestController
@RequestMapping("/api/v1/notices/stop")
class StopController {

  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final StopTokens tokens;
  private final KeptChoices kept;
  private final PathPrefix prefix;

  StopController(StopTokens tokens, KeptChoices kept, PathPrefix prefix) {
    this.tokens = tokens;
    this.kept = kept;
    this.prefix = prefix;
  }

  @GetMapping
  ResponseEntity<String> ask(@RequestParam("token") String token) {
    StopTokens.Stop stop = tokens.read(token);
    return stop == null
        ? unknown()
        : page(
            HttpStatus.OK,
            "Stop " + stop.what().words() + "?",
            """
            <p>The button stops %s to you. Nothing else changes, and you can choose otherwise on <a href="%s">your page of notifications</a>.</p>
            <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>Stop</button></form>\
            """
                .formatted(stop.what().words(), choices()));
  }

  @PostMapping
  ResponseEntity<String> stop(@RequestParam("token") String token) {
    StopTokens.Stop stop = tokens.read(token);
    if (stop == null) {
      return unknown();
    }
    return kept.stop(stop)
        ? page(
            HttpStatus.OK,
            "Stopped",
            "<p>This is stopped: %s. You can choose otherwise on <a href=\"%s\">your page of notifications</a>.</p>"
                .formatted(stop.what().words(), choices()))
        : page(HttpStatus.SERVICE_UNAVAILABLE, "It was not kept", "<p>Try again in a moment.</p>");
  }

  private ResponseEntity<String> unknown() {
    return page(
        HttpStatus.NOT_FOUND,
        "This link stops nothing",
        "<p>It is cut off, or of another installation. You can choose on <a href=\"%s\">your page of notifications</a>.</p>"
            .formatted(choices()));
  }

  private String choices() {
    return prefix.before("/settings/notifications");
  }

  private static ResponseEntity<String> page(HttpStatus status, String title, String content) {
    return ResponseEntity.status(status)
        .contentType(HTML)
        .body(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
            <body><main><h1>%s</h1>
            %s
            </main></body></html>
            """
                .formatted(title, title, content));
  }
}
