package dev.crossover.dashboard.said;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.model.event.FollowUp;
import dev.crossover.model.fold.Said;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.User;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Takes what managers did about their people, and says who it was. The learner reads it, too. */
@Service
public class FollowUps {

  private final TableView<LearnerSnapshot> snapshots;
  private final TableView<VersionedRecord> records;
  private final Rights rights;
  private final PageEvents events;
  private final Clock clock;

  FollowUps(DashboardTables tables, Rights rights, PageEvents events, Clock clock) {
    this.snapshots = tables.progress();
    this.records = tables.records();
    this.rights = rights;
    this.events = events;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param note which the learner reads, at most 2,000 letters
   * @param until day from which it is looked at again; of {@link FollowUp#SNOOZED} alone
   */
  record Step(@Nullable FollowUp what, @Nullable String note, @Nullable LocalDate until) {}

  /**
   * A follow-up as it is shown.
   *
   * @param event id, by which it can be undone
   * @param by who did it, in words
   * @param mine whether that is who asks
   */
  public record Shown(
      String event,
      Instant at,
      FollowUp what,
      String by,
      boolean mine,
      @Nullable String note,
      @Nullable LocalDate until) {}

  /** The follow-ups of a learner, the newest first. */
  public List<Shown> shown(Said said) {
    String me = me();
    return said.followUps().reversed().stream()
        .map(f ->
            new Shown(
                f.event(),
                f.at(),
                f.what(),
                who(f.by(), me),
                me.equals(f.by()),
                f.note(),
                f.until()))
        .toList();
  }

  /**
   * Sends a follow-up on its way.
   *
   * @throws NoSuchElementException if who asks is not the learner's manager
   * @throws IllegalArgumentException if it cannot be taken so
   */
  ResponseEntity<Map<String, Object>> take(String learner, Step step) {
    LearnerSnapshot snapshot = managed(learner);
    FollowUp what = step.what();
    if (what == null) {
      throw new IllegalArgumentException("what: is missing");
    }
    String note = OwnWord.note(step.note());
    LocalDate until = step.until();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if ((what == FollowUp.SNOOZED) != (until != null) || (until != null && !until.isAfter(today))) {
      throw new IllegalArgumentException("until: is a day to come, where it is snoozed alone");
    }
    if (what == FollowUp.NOTED && note.isEmpty()) {
      throw new IllegalArgumentException("note: is missing");
    }
    return events.send(
        "followedup",
        learner,
        null,
        snapshot.fold().lastActivityAt(),
        data -> {
          data.put("what", what.name().toLowerCase(Locale.ROOT)).put("by", me());
          if (!note.isEmpty()) {
            data.put("note", note);
          }
          if (until != null) {
            data.put("until", until.toString());
          }
        });
  }

  /**
   * Takes a follow-up back; whose it is alone.
   *
   * @param event id
   * @throws NoSuchElementException if there is none of who asks
   */
  ResponseEntity<Map<String, Object>> undo(String learner, String event) {
    Said.Step done =
        managed(learner).fold().words().followUps().stream()
            .filter(f -> f.event().equals(event) && me().equals(f.by()))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("there is nothing of yours to undo"));
    return events.send("voided", learner, null, done.at(), data -> data.put("event", event));
  }

  private LearnerSnapshot managed(String learner) {
    LearnerSnapshot found = rights.manages(learner) ? snapshots.get(learner) : null;
    if (found == null) {
      throw new NoSuchElementException("there is no such learner");
    }
    return found;
  }

  private static String me() {
    return User.key(Viewer.current().mail());
  }

  private String who(@Nullable String by, String me) {
    if (me.equals(by)) {
      return "you";
    }
    VersionedRecord found = by == null ? null : records.get(by);
    return found != null && found.content() instanceof User user
        ? user.mail()
        : "somebody who looks after them";
  }
}
