package dev.crossover.ingest.request;

import java.time.DateTimeException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

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

  /**
   * Runs a reader of input; whatever it cannot digest is the input's fault, never a 500.
   *
   * @throws Refused for anything that is wrong with the input
   */
  public static <T> T reading(Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new Refused(RejectReason.INVALID_FIELD, null, "cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      throw new Refused(RejectReason.MALFORMED, null, "not JSON: " + e.getOriginalMessage());
    }
  }

  public RejectReason reason() {
    return reason;
  }

  /** Path of the field such as {@code result.score.scaled}; null where it is not about one. */
  public @Nullable String field() {
    return field;
  }
}
