package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Reviewers;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import org.springframework.stereotype.Component;

/**
 * Who reviews what: those who are named for a unit, and where nobody is, the learner's manager.
 * Nobody reviews their own work.
 */
@Component
public class ReviewRights {

  private final TableView<VersionedRecord> records;
  private final RosterLinks links;

  ReviewRights(DashboardTables tables, RosterLinks links) {
    this.records = tables.records();
    this.links = links;
  }

  /** Whether who asks reviews what a learner hands in for a unit. */
  public boolean reviews(String learner, String plan, String unit) {
    String mail = Viewer.current().mail();
    VersionedRecord found = records.get(Reviewers.key(plan, unit));
    Reviewers named = found != null && found.content() instanceof Reviewers these ? these : null;
    boolean theirs = named == null ? links.manages(mail, learner) : named.mails().contains(mail);
    return theirs && !links.is(mail, learner);
  }

  /** Whether there can be something for who asks to review. */
  public boolean any() {
    String mail = Viewer.current().mail();
    return !links.managed(mail).isEmpty()
        || records.keyed(RecordContent.key(Reviewers.KIND, "")).stream()
            .map(VersionedRecord::content)
            .anyMatch(c -> c instanceof Reviewers(var mails) && mails.contains(mail));
  }
}
