package dev.crossover.ingest.request;

import java.util.Locale;

/** Why input was refused; metric tag, error code and field of {@code rejected-events} alike. */
public enum RejectReason {
  /** Not JSON, or not the outer form that the door reads. */
  MALFORMED,
  /** A field is missing, of the wrong type or out of range. */
  INVALID_FIELD,
  /** A kind of event that the door does not know. */
  UNKNOWN_TYPE,
  /** The id is taken by an event with other content. */
  CONFLICT,
  /** It would have taken back what another source posted; only what was kept earlier says so. */
  FORBIDDEN,
  /** The body is larger than the limit, or holds more events. */
  TOO_LARGE,
  /** The body took longer to arrive than the limit. */
  TOO_SLOW;

  /** As it stands in replies and metric tags. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** HTTP status of the reply. */
  public int status() {
    return switch (this) {
      case MALFORMED, INVALID_FIELD, UNKNOWN_TYPE -> 400;
      case FORBIDDEN -> 403;
      case TOO_SLOW -> 408;
      case CONFLICT -> 409;
      case TOO_LARGE -> 413;
    };
  }
}
