package dev.crossover.ingest.request;

/** Forms of ids, read by loops: a statement has a dozen of them, and patterns take longer. */
public final class IdForms {

  private static final String UUID = "00000000-0000-0000-0000-000000000000";

  /** Whether it is hexadecimal digits in the groups of a UUID. */
  public static boolean isUuid(String text) {
    return text.length() == UUID.length() && endsWithUuid(text);
  }

  /** Whether it ends with a UUID. */
  public static boolean endsWithUuid(String text) {
    int from = text.length() - UUID.length();
    if (from < 0) {
      return false;
    }
    for (int i = 0; i < UUID.length(); i++) {
      char c = text.charAt(from + i);
      if (UUID.charAt(i) == '-' ? c != '-' : c > 'f' || Character.digit(c, 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is a scheme, a colon, and something without white space. */
  public static boolean isIri(String text) {
    int colon = text.indexOf(':');
    return colon > 0 && isScheme(text, colon) && isUnbroken(text, colon + 1);
  }

  /** Whether there is something from there on, and no white space. */
  public static boolean isUnbroken(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || within(c, '\t', '\r')) {
        return false;
      }
    }
    return from < text.length();
  }

  private static boolean isScheme(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean letter = within(c, 'a', 'z') || within(c, 'A', 'Z');
      boolean other = within(c, '0', '9') || c == '+' || c == '.' || c == '-';
      if (!letter && !(i > 0 && other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean within(char c, char from, char to) {
    return c >= from && c <= to;
  }

  private IdForms() {}
}
