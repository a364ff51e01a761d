package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;

/**
 * Reads what is posted at one door. What was refused once is read again by the same reader, and
 * what was taken may be read again from the log: by nothing but what {@link Posted} holds.
 */
public interface DoorReader {

  Door door();

  /** Headers and parameters of a request that are needed to read its body. */
  Map<String, String> context(HttpServletRequest request);

  /**
   * Makes candidates of a request.
   *
   * @throws Refused naming the first thing that is wrong; never of what was taken
   */
  List<Candidate> read(Posted posted);
}
