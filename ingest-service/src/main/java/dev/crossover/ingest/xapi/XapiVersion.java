package dev.crossover.ingest.xapi;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two versions of xAPI that are spoken here, as a request's header names them. */
public enum XapiVersion {
  FIRST("1.0.3", "1.0.0"),
  SECOND("2.0.0", "2.0.0");

  static final String HEADER = "X-Experience-API-Version";

  private static final Pattern KNOWN = Pattern.compile("1\\.0(\\.\\d+)?|2\\.0(\\.\\d+)?");

  private final String spoken;
  private final String mark;

  XapiVersion(String spoken, String mark) {
    this.spoken = spoken;
    this.mark = mark;
  }

  /** The version of a request; the first where it names none. */
  public static XapiVersion of(HttpServletRequest request) {
    String header = request.getHeader(HEADER);
    return header != null && header.startsWith("2.0") ? SECOND : FIRST;
  }

  static boolean known(@Nullable String header) {
    return header != null && KNOWN.matcher(header).matches();
  }

  /** As replies name it. */
  String spoken() {
    return spoken;
  }

  /** What a statement is marked with that names no version itself. */
  public String mark() {
    return mark;
  }
}
