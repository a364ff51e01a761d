package dev.crossover.model.record;

import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants to be told by mail. What they did not choose is null, and follows the settings
 * of the installation. It names nobody: whose it is follows from its key alone.
 *
 * @param single which messages come at once
 * @param digest whether the weekly digest comes
 * @param zone in which their days and hours are
 * @param quietFrom when their quiet hours begin
 * @param quietTo when these end; before the beginning: on the next day; the same: there are none
 * @param quietWeekends whether Saturdays and Sundays are quiet
 */
public record NoticeChoices(
    @Nullable SingleNotices single,
    @Nullable Boolean digest,
    @Nullable ZoneId zone,
    @Nullable LocalTime quietFrom,
    @Nullable LocalTime quietTo,
    @Nullable Boolean quietWeekends)
    implements RecordContent {

  public static final String KIND = "notices";

  /** Of who chose nothing. */
  public static final NoticeChoices NOTHING = new NoticeChoices(null, null, null, null, null, null);

  /** The key of the record of somebody: it names nobody. */
  public static String key(String mail) {
    return RecordContent.key(KIND, User.hash(mail));
  }

  /** Of these what stops something. */
  public NoticeChoices stopped() {
    return new NoticeChoices(
        single == SingleNotices.NONE ? single : null,
        Boolean.FALSE.equals(digest) ? digest : null,
        null,
        null,
        null,
        null);
  }

  /** These, and what was chosen before where these say nothing. */
  public NoticeChoices over(NoticeChoices before) {
    return new NoticeChoices(
        single == null ? before.single : single,
        digest == null ? before.digest : digest,
        zone == null ? before.zone : zone,
        quietFrom == null ? before.quietFrom : quietFrom,
        quietTo == null ? before.quietTo : quietTo,
        quietWeekends == null ? before.quietWeekends : quietWeekends);
  }
}
