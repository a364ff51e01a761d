package dev.crossover.ingest.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.ingest.completion.CompletionFile.Completion;
import dev.crossover.model.learner.Account;
import dev.crossover.wiring.Json;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The CloudEvents that a row of a report stands for. Their ids follow from what the row says, so
 * that a report which comes again, or a longer one of the same course, counts nothing twice.
 */
final class CompletionEvents {

  private static final String COURSE = "urn:crossover:course:";
  private static final String IRI = "[A-Za-z][A-Za-z0-9+.-]*:[^\\s*]+";
  private static final HexFormat HEX = HexFormat.of();
  private static final int ID_BYTES = 16;

  /** The account of a mail address, in the form in which the roster claims it. */
  static Account account(String person) {
    return new Account(Account.MAIL, person.toLowerCase(Locale.ROOT));
  }

  /** Whether a person is named by a mail address, and not by their id. */
  static boolean byMail(String person) {
    return person.indexOf('@') >= 0;
  }

  /**
   * The activity that a course is: what the report names where that is an IRI, else one made of its
   * name, whose letters' case and spaces do not matter.
   */
  static String activity(String course) {
    if (course.matches(IRI)) {
      return course;
    }
    String plain = course.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    return COURSE + URLEncoder.encode(plain, UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  /** The unique id, in the index of what was received, of the completion itself. */
  static String id(String source, Completion c) {
    return from(source) + "#" + hash(c);
  }

  /** That it was completed, and with a score, how. */
  static List<ObjectNode> of(String source, Completion c) {
    ObjectNode completed = event(source, c, "completed", "");
    if (c.score() == null) {
      return List.of(completed);
    }
    ObjectNode graded = event(source, c, "graded", "-score");
    graded.withObject("data").put("score", c.score());
    return List.of(completed, graded);
  }

  private static ObjectNode event(String source, Completion c, String kind, String part) {
    ObjectNode event =
        Json.MAPPER
            .createObjectNode()
            .put("specversion", "1.0")
            .put("type", "dev.crossover." + kind + ".v1")
            .put("source", from(source))
            .put("id", hash(c) + part)
            .put("time", c.at().toString());
    ObjectNode data = event.putObject("data");
    if (byMail(c.person())) {
      Account account = account(c.person());
      data.putObject("account").put("issuer", account.issuer()).put("name", account.name());
    } else {
      data.put("learner", c.person());
    }
    data.put("activity", activity(c.course()));
    return event;
  }

  private static String from(String source) {
    return "urn:crossover:completions:" + source;
  }

  private static String hash(Completion c) {
    String person = byMail(c.person()) ? account(c.person()).key() : c.person();
    String said =
        String.join(
            "\n",
            Stream.of(person, activity(c.course()), c.at(), String.valueOf(c.score()))
                .map(String::valueOf)
                .toList());
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8));
      return HEX.formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private CompletionEvents() {}
}
