package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.util.regex.Pattern;

/**
 * One of perhaps several installations on the same Kafka cluster, told apart by what all their
 * names begin with: topics, applications (and with them groups, internal topics and transactional
 * ids).
 *
 * @param prefix put before every name as it is, such as {@code acme.}; empty for none
 */
public record Installation(String prefix) {

  /** Kafka allows 249 characters; internal topics have long names of their own. */
  private static final int LONGEST = 100;

  private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9._-]*");

  /** The only one on its cluster. */
  public static final Installation ALONE = new Installation("");

  /**
   * An installation.
   *
   * @throws StartRefused if the prefix cannot begin the name of a topic
   */
  public Installation {
    if (!ALLOWED.matcher(prefix).matches() || prefix.length() > LONGEST) {
      throw new StartRefused(
          "CROSSOVER_PREFIX takes letters, digits, \".\", \"_\" and \"-\", at most %d of them, not \"%s\""
              .formatted(LONGEST, prefix));
    }
  }

  /** Name of a topic on the cluster. */
  public String topic(Topic topic) {
    return prefix + topic.name();
  }

  /** Name of a group or the beginning of a transactional id. */
  public String name(String own) {
    return prefix + own;
  }
}
