package dev.crossover.dashboard.digest;

/**
 * A digest as a mail.
 *
 * @param subject without anybody's name
 * @param text lines of at most 78 columns, ended by CR LF; a longer address is a line of its own
 * @param html a whole document
 */
public record DigestMail(String subject, String text, String html) {

  /** The mail of a digest. */
  public static DigestMail of(Digest digest, DigestLinks links) {
    DigestSentences says = DigestSentences.of(digest);
    return new DigestMail(
        says.subject(), DigestText.of(digest, says, links), DigestHtml.of(digest, says, links));
  }
}
