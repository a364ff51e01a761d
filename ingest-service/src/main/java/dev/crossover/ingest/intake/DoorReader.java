package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import java.util.List;

/** Reads what is posted at one door. What was refused once is read again by the same reader. */
public interface DoorReader {

  Door door();

  /**
   * Makes candidates of a request.
   *
   * @throws Refused naming the first thing that is wrong
   */
  List<Candidate> read(Posted posted);
}
