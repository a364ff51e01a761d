package dev.crossover.dashboard.notices;

/** What somebody can stop by one step. */
public enum NoticeKind {
  SINGLE("single", "mails about one person"),
  DIGEST("digest", "the weekly digest");

  private final String code;
  private final String words;

  NoticeKind(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As it stands in tokens. */
  String code() {
    return code;
  }

  /** As somebody reads it. */
  String words() {
    return words;
  }
}
