package dev.crossover.ingest.user;

import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.record.StandIn;
import dev.crossover.model.record.VersionedRecord;
import java.time.LocalDate;
import org.springframework.stereotype.Service;

/** Who reviews in whose place. */
@Service
class StandIns {

  private final VersionedRecords records;

  StandIns(VersionedRecords records) {
    this.records = records;
  }

  /**
   * Names who stands in; who did before does no more.
   *
   * @throws Refused if it is no address, or the days are not in their order
   */
  void name(String of, String mail, LocalDate first, LocalDate last) {
    if (!Users.MAIL.matcher(mail).matches()) {
      throw new Refused(RejectReason.INVALID_FIELD, "standIn", "must be a mail address");
    }
    StandIn standIn = Refused.reading(() -> new StandIn(of, mail, first, last));
    records.change(StandIn.key(of), version(of), standIn);
  }

  /** Says that nobody stands in any more. */
  void end(String of) {
    int version = version(of);
    if (version > 0) {
      records.change(StandIn.key(of), version, null);
    }
  }

  /** Ends what is about somebody who is no user any more: who stands in, and for whom they do. */
  void forget(String mail) {
    records.ofKind(StandIn.KIND).stream()
        .map(VersionedRecord::content)
        .filter(StandIn.class::isInstance)
        .map(StandIn.class::cast)
        .filter(s -> s.of().equalsIgnoreCase(mail) || s.mail().equalsIgnoreCase(mail))
        .forEach(s -> end(s.of()));
  }

  private int version(String of) {
    VersionedRecord stands = records.record(StandIn.key(of), StandIn.class);
    return stands == null ? 0 : stands.version();
  }
}
