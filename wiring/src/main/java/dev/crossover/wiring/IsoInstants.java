package dev.crossover.wiring;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads times as Crossover writes them, such as {@code 2026-11-02T10:00:00.123Z}, in a tenth of the
 * time that a formatter takes; whatever else stands there is left to Jackson.
 */
public final class IsoInstants extends StdDeserializer<Instant> {

  private static final int SECONDS_END = "2026-11-02T10:00:00".length();
  private static final int MOST = SECONDS_END + ".123456789Z".length();
  private static final int DAY = 24 * 60 * 60;

  IsoInstants() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser in, DeserializationContext context) {
    Instant plain = in.currentToken() == JsonToken.VALUE_STRING ? parse(in.getString()) : null;
    return plain == null ? InstantDeserializer.INSTANT.deserialize(in, context) : plain;
  }

  /** The time of a text in that very form; null if it has another. */
  public static @Nullable Instant parse(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END
        || end >= MOST
        || text.charAt(end) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : fraction(text, end);
    if ((year | month | day | hour | minute | second | nanos) < 0
        || hour > 23
        || minute > 59
        || second > 59) {
      return null;
    }
    try {
      long days = LocalDate.of(year, month, day).toEpochDay();
      return Instant.ofEpochSecond(days * DAY + (hour * 60L + minute) * 60 + second, nanos);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Nanoseconds of a point and one to nine digits; negative if it is none. */
  private static int fraction(String text, int end) {
    int from = SECONDS_END + 1;
    int nanos = text.charAt(SECONDS_END) == '.' && from < end ? number(text, from, end) : -1;
    for (int digits = end - from; nanos >= 0 && digits < 9; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Negative if there is anything but digits; at most nine of them. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
