package dev.crossover.dashboard.digest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The digest of who asks, for its page. */
@RestController
class DigestController {

  private final Digests digests;

  DigestController(Digests digests) {
    this.digests = digests;
  }

  /** A digest, and what it says. */
  record DigestPage(Digest digest, DigestSentences says) {}

  @GetMapping("/api/v1/digest")
  DigestPage digest() {
    Digest digest = digests.of();
    return new DigestPage(digest, DigestSentences.of(digest));
  }
}
