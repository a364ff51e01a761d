package dev.crossover.dashboard.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A digest as a mail of mere text: lines of at most 78 columns, and each link on one of its own.
 */
final class DigestText {

  /** As RFC 5322, section 2.1.1, has it. */
  private static final int COLUMNS = 78;

  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private static final String INDENT = "   ";

  private final List<String> lines = new ArrayList<>();

  private DigestText() {}

  static String of(Digest digest, DigestSentences says, DigestLinks links) {
    DigestText text = new DigestText();
    text.paragraph("", digest.nothingToSay() ? says.heading() + "." : says.heading());
    text.part(null, says.lead());
    text.people(digest, says, links);
    text.part("What became of last week", String.join(" ", says.became()));
    text.part("What lacks most", says.lacking());
    text.part(null, says.silent());
    text.lines.add("");
    text.lines.add("-- ");
    text.link("All teams", links.allTeams());
    text.link("Quiet hours and channels", links.channels());
    text.link("Stop this digest", links.stop());
    return String.join("\r\n", text.lines) + "\r\n";
  }

  private void people(Digest digest, DigestSentences says, DigestLinks links) {
    if (!digest.people().isEmpty()) {
      heading("Who, why, what to do");
    }
    int place = 0;
    for (Digest.Person p : digest.people()) {
      place++;
      paragraph("", place + ". " + p.name() + ", " + ReasonWords.heading(p.team()));
      sentences(p).forEach(s -> paragraph(INDENT, s));
      lines.add(INDENT + links.answer(p));
    }
    part(null, says.rest());
  }

  /** What is said of somebody, each with its full stop. */
  static Stream<String> sentences(Digest.Person p) {
    return Stream.of(p.why(), p.step(), p.ifItWorks() == null ? "" : p.ifItWorks())
        .filter(s -> !s.isEmpty())
        .map(s -> s + ".");
  }

  private void heading(String words) {
    lines.add("");
    lines.add(words.toUpperCase(Locale.ROOT));
  }

  private void part(@Nullable String heading, @Nullable String says) {
    if (says == null || says.isEmpty()) {
      return;
    }
    if (heading == null) {
      lines.add("");
    } else {
      heading(heading);
    }
    paragraph("", says);
  }

  private void link(String words, String address) {
    String line = words + ": " + address;
    if (line.length() <= COLUMNS) {
      lines.add(line);
    } else {
      lines.add(words + ":");
      lines.add(address);
    }
  }

  private void paragraph(String indent, String says) {
    lines.addAll(wrapped(says, COLUMNS - indent.length()).stream().map(indent::concat).toList());
  }

  /** What is longer than a line is cut; nothing that somebody is called makes a line of its own. */
  static List<String> wrapped(String says, int columns) {
    List<String> wrapped = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words(says, columns)) {
      if (!line.isEmpty() && width(line) + 1 + width(word) > columns) {
        wrapped.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    wrapped.add(line.toString());
    return wrapped;
  }

  private static List<String> words(String says, int columns) {
    return SPACE
        .splitAsStream(says)
        .filter(word -> !word.isEmpty())
        .flatMap(word -> cut(word, columns).stream())
        .toList();
  }

  private static List<String> cut(String word, int columns) {
    List<String> parts = new ArrayList<>();
    int[] letters = word.codePoints().toArray();
    for (int from = 0; from < letters.length; from += columns) {
      parts.add(new String(letters, from, Math.min(columns, letters.length - from)));
    }
    return parts;
  }

  private static int width(CharSequence text) {
    return (int) text.codePoints().count();
  }
}
