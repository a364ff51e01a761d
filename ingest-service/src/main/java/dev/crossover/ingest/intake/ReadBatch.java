package dev.crossover.ingest.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * What a request holds, read and checked.
 *
 * @param posted the request
 * @param door at which it came
 * @param events in the order of the body
 * @param digests of their contents, shortened
 */
record ReadBatch(Posted posted, Door door, List<Candidate> events, List<String> digests) {

  ReadBatch {
    events = List.copyOf(events);
    digests = List.copyOf(digests);
  }

  /** What is to be decided about, each under the id that it will be known by in its source. */
  List<Verdict.Item> items(KnownItems known) {
    List<Verdict.Item> items = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      Candidate c = events.get(i);
      String id = c.naming().id(posted.at(), known::find);
      items.add(new Verdict.Item(id, digests.get(i), c.owner(), c.event(id)));
    }
    return items;
  }
}
