package dev.crossover.dashboard.delivery;

/**
 * The id of a message, taken apart.
 *
 * @param about the id of what it is about, such as an episode
 * @param what is said of that, such as {@code opened}
 * @param channel through which
 */
public record MessageId(String about, String what, String channel) {

  /** Takes apart an id; what it does not have is empty. */
  public static MessageId parse(String id) {
    int channel = id.lastIndexOf('/');
    int what = id.lastIndexOf('/', channel - 1);
    return channel < 0 || what < 0
        ? new MessageId(id, "", "")
        : new MessageId(
            id.substring(0, what), id.substring(what + 1, channel), id.substring(channel + 1));
  }
}
