package dev.crossover.dashboard.notify;

import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.checks.TriedChannel;
import java.io.IOException;

/** A channel that can be looked at and tried. */
interface Tried extends Channel, TriedChannel {

  /** The setting that switches it on. */
  String setting();

  /**
   * Looks whether the other side can be reached, and sends nothing.
   *
   * @throws IOException if it cannot, with the reason in a sentence
   */
  void reach() throws IOException;

  /** Sends a message which says that it is a test; see {@link #send(String)}. */
  void test(String to) throws IOException, Refused, InterruptedException;

  @Override
  default Finding look() {
    if (!on()) {
      return Finding.off(setting() + " is not set: nothing is sent by " + name() + ".");
    }
    try {
      reach();
      return Finding.ok("The other side can be reached. Whether a message arrives, a test shows.");
    } catch (IOException e) {
      return Finding.failed("The other side cannot be reached: " + e.getMessage() + ".");
    }
  }

  @Override
  default Finding send(String to) throws InterruptedException {
    if (!on()) {
      return look();
    }
    try {
      test(to);
      return Finding.ok("A test was taken by the other side. Look whether it has arrived.");
    } catch (Refused e) {
      return Finding.failed("The test was not taken: " + e.getMessage() + ".");
    } catch (IOException e) {
      return Finding.failed("The test could not be sent: " + e.getMessage() + ".");
    }
  }
}
