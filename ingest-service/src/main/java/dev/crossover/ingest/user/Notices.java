package dev.crossover.ingest.user;

import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.VersionedRecord;
import org.springframework.stereotype.Service;

/** How people want to be told by mail; who is told need be no user. */
@Service
class Notices {

  private final VersionedRecords records;

  Notices(VersionedRecords records) {
    this.records = records;
  }

  /**
   * Keeps what somebody chose; what they leave open stays as they chose it before.
   *
   * @throws Refused if it is no address
   */
  void choose(String mail, NoticeChoices wanted) {
    if (!Users.MAIL.matcher(mail).matches()) {
      throw new Refused(RejectReason.INVALID_FIELD, "mail", "must be a mail address");
    }
    String key = NoticeChoices.key(mail);
    VersionedRecord stands = records.record(key, NoticeChoices.class);
    NoticeChoices before =
        stands != null && stands.content() instanceof NoticeChoices chosen
            ? chosen
            : NoticeChoices.NOTHING;
    NoticeChoices now = wanted.over(before);
    if (!now.equals(before)) {
      records.change(key, stands == null ? 0 : stands.version(), now);
    }
  }

  /**
   * Forgets what somebody chose who is no user any more, but for what they stopped: a roster may
   * still name them.
   */
  void forget(String mail) {
    String key = NoticeChoices.key(mail);
    VersionedRecord stands = records.record(key, NoticeChoices.class);
    if (stands != null && stands.content() instanceof NoticeChoices chosen) {
      NoticeChoices stopped = chosen.stopped();
      if (!stopped.equals(chosen)) {
        records.change(
            key, stands.version(), stopped.equals(NoticeChoices.NOTHING) ? null : stopped);
      }
    }
  }
}
