package dev.crossover.dashboard.notices;

import dev.crossover.dashboard.access.Viewer;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** "How am I told?" For who is signed in with an address; nobody sees or sets another's. */
@RestController
class NoticeController {

  private final PreferencesOfPeople preferences;
  private final KeptChoices kept;
  private final Clock clock;
  private final boolean sends;

  NoticeController(
      PreferencesOfPeople preferences,
      KeptChoices kept,
      Clock clock,
      @Value("${crossover.notify.mail.from:}") String from) {
    this.preferences = preferences;
    this.kept = kept;
    this.clock = clock;
    this.sends = !from.isEmpty();
  }

  /**
   * How who asks is told.
   *
   * @param nextDigest when the next weekly digest is due; null where they stopped it
   * @param sends whether this installation sends mails at all
   */
  record NoticePage(NoticePreferences preferences, @Nullable Instant nextDigest, boolean sends) {}

  @GetMapping("/api/v1/notices")
  NoticePage mine() {
    NoticePreferences own = preferences.of(mail());
    return new NoticePage(own, own.nextDigest(clock.instant()), sends);
  }

  @PostMapping("/api/v1/notices")
  ResponseEntity<Map<String, Object>> choose(@RequestBody NoticePreferences wanted)
      throws IOException {
    return kept.keep(mail(), wanted);
  }

  /** Keys have names, and no address to which a mail could go. */
  private static String mail() {
    String mail = Viewer.current().mail();
    if (mail.indexOf('@') < 0) {
      throw new NoSuchElementException("there is no such page");
    }
    return mail;
  }
}
