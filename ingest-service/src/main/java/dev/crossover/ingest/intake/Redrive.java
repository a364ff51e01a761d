package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.KafkaAway;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets what was refused come in again, after what refused it was put right. */
@Service
public class Redrive {

  private final Rejects rejects;
  private final EventIntake intake;
  private final Clock clock;
  private final Map<Door, DoorReader> readers = new EnumMap<>(Door.class);

  Redrive(Rejects rejects, EventIntake intake, List<DoorReader> doors, Clock clock) {
    this.rejects = rejects;
    this.intake = intake;
    this.clock = clock;
    doors.forEach(reader -> readers.put(reader.door(), reader));
  }

  /**
   * What became of it.
   *
   * @param taken requests that came in
   * @param accepted new events of these
   * @param duplicates events of these that were here before
   * @param refused requests that were refused again
   */
  public record Redriven(int taken, int accepted, int duplicates, int refused) {}

  /** What a source's refused requests were, newest first. */
  public List<RejectedEvent> list(String source, @Nullable RejectReason reason, int most) {
    return rejects.of(source, most).stream()
        .filter(r -> reason == null || r.reason() == reason)
        .toList();
  }

  /**
   * Tries again, oldest first. Trying twice does no harm: what came in is known then.
   *
   * @throws KafkaAway if Kafka did not acknowledge; what was not reached yet waits
   */
  public Redriven again(String source, @Nullable RejectReason reason, int most) {
    int taken = 0;
    int accepted = 0;
    int duplicates = 0;
    List<RejectedEvent> dropped = new ArrayList<>();
    List<RejectedEvent> waiting = list(source, reason, most).reversed();
    for (RejectedEvent rejected : waiting) {
      try {
        EventIntake.Taken done = again(rejected);
        rejects.drop(rejected);
        dropped.add(rejected);
        taken++;
        accepted += done.accepted();
        duplicates += done.duplicates();
      } catch (Refused e) {
        rejects.refusedAgain(rejected, e);
      }
    }
    dropped.forEach(rejects::awaitGone);
    return new Redriven(taken, accepted, duplicates, waiting.size() - taken);
  }

  private EventIntake.Taken again(RejectedEvent rejected) {
    DoorReader reader = readers.get(rejected.door());
    if (reader == null || rejected.original().base64().isEmpty()) {
      throw new Refused(
          rejected.reason(),
          rejected.field(),
          "the body was too large to be kept; its sender must send it again");
    }
    return intake.accept(Posted.again(rejected, clock.instant()), reader).taken();
  }
}
