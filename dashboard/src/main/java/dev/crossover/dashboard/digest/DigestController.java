package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.notices.PreferencesOfPeople;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The digest of who asks, for its page. */
@RestController
class DigestController {

  private final Digests digests;
  private final PreferencesOfPeople preferences;

  DigestController(Digests digests, PreferencesOfPeople preferences) {
    this.digests = digests;
    this.preferences = preferences;
  }

  /** A digest, and what it says. */
  record DigestPage(Digest digest, DigestSentences says) {}

  @GetMapping("/api/v1/digest")
  DigestPage digest() {
    Digest digest = digests.of(preferences.of(Viewer.current().mail()).zone());
    return new DigestPage(digest, DigestSentences.of(digest));
  }
}
