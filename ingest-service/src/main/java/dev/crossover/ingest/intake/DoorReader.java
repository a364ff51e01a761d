package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import java.util.List;

/**
 * Reads what is posted at one door. What was refused once is read again by the same reader, and
 * what was taken is read again from the log: by nothing but what {@link Posted} holds.
 */
public interface DoorReader {

  Door door();

  /**
   * Makes candidates of a request.
   *
   * @throws Refused naming the first thing that is wrong; never of what was taken
   */
  List<Candidate> read(Posted posted);
}
