package dev.crossover.ingest.intake;

import dev.crossover.ingest.request.RejectReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line for each request at a door of events, where {@code CROSSOVER_LOG_EVENTS=debug}. */
final class IntakeLog {

  private static final Logger log = LoggerFactory.getLogger(IntakeLog.class);

  static void taken(String source, EventIntake.Result result) {
    log.atDebug()
        .addKeyValue("postedBy", source)
        .addKeyValue("events", () -> result.ids().stream().map(IntakeLog::inOneLine).toList())
        .log(
            "a request is taken: {} new, {} known",
            result.taken().accepted(),
            result.taken().duplicates());
  }

  /** Says the reason alone: the name of a field may be any text of the sender's. */
  static void refused(String source, Door door, RejectReason reason) {
    log.atDebug()
        .addKeyValue("postedBy", source)
        .addKeyValue("door", door)
        .log("a request is refused: {}", reason.code());
  }

  /** In one line, whatever its sender put in. */
  private static String inOneLine(String id) {
    return id.replaceAll("\\p{Cntrl}", "?");
  }

  private IntakeLog() {}
}
