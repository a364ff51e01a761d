package dev.crossover.ingest.intake;

import org.jspecify.annotations.Nullable;

/** Input that cannot be taken, with the reason and the field that a sender can act on. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final RejectReason reason;
  private final @Nullable String field;

  public Refused(RejectReason reason, @Nullable String field, String message) {
    super(field == null ? message : field + ": " + message);
    this.reason = reason;
    this.field = field;
  }

  /** A field that is missing, of the wrong type or out of range. */
  public static Refused field(String field, String message) {
    return new Refused(RejectReason.INVALID_FIELD, field, message);
  }

  public RejectReason reason() {
    return reason;
  }

  /** Path of the field such as {@code result.score.scaled}; null where it is not about one. */
  public @Nullable String field() {
    return field;
  }
}
