package dev.crossover.dashboard.digest;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;

/**
 * Where the links of a mail lead: into this installation alone.
 *
 * @param base address of the dashboard as browsers reach it, without a slash at its end
 * @param stop address at which who reads it says that they want no more of it
 */
public record DigestLinks(String base, String stop) {

  /**
   * Links below an address.
   *
   * @throws IllegalArgumentException if {@code base} is no address of a site, or {@code stop} does
   *     not lie below it
   */
  public DigestLinks {
    base = base.replaceAll("/+$", "");
    if (!base.matches("https?://[^/\\s]+(/\\S*)?")) {
      throw new IllegalArgumentException("base: is no address of a site");
    }
    if (!stop.startsWith(base + "/")) {
      throw new IllegalArgumentException("stop: lies outside of this installation");
    }
  }

  /** The first page. */
  String allTeams() {
    return base + "/";
  }

  /** Where somebody says how they are told. */
  String channels() {
    return base + "/settings/notifications";
  }

  /** What answers best: the page of the person, or the reviews of who reads it. */
  String answer(Digest.Person person) {
    return person.yourTurn()
        ? base + "/reviews"
        : base
            + "/learners/"
            + UriUtils.encodePathSegment(person.learner(), StandardCharsets.UTF_8);
  }
}
