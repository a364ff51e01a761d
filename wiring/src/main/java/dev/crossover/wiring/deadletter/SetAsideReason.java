package dev.crossover.wiring.deadletter;

import dev.crossover.wiring.PlainReason;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidTypeIdException;

/**
 * Why something was set aside, in a few words that hold nothing of its content: messages of
 * exceptions often quote what could not be read.
 */
public final class SetAsideReason {

  /** Names of kinds that we have given, or may one day give. */
  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");

  private static final int DEEPEST = 20;

  /** Says why, by the first cause that tells. */
  public static String of(Throwable failure) {
    Throwable root = failure;
    boolean unreadable = false;
    for (int depth = 0; depth < DEEPEST; depth++) {
      if (root instanceof PlainReason plain) {
        return plain.reason();
      }
      if (root instanceof InvalidTypeIdException kind) {
        return unknown(kind.getTypeId());
      }
      if (root instanceof JacksonException json) {
        return "cannot be read" + where(json.getLocation());
      }
      unreadable |= root instanceof SerializationException;
      if (root.getCause() == null) {
        break;
      }
      root = root.getCause();
    }
    return unreadable ? "cannot be read" : "processing failed: " + root.getClass().getSimpleName();
  }

  private static String unknown(@Nullable String kind) {
    return kind != null && KIND.matcher(kind).matches()
        ? "unknown kind " + kind
        : "kind is missing or unknown";
  }

  private static String where(@Nullable TokenStreamLocation at) {
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
  }

  private SetAsideReason() {}
}
