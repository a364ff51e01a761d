package dev.crossover.dashboard.access;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Reviewers;
import dev.crossover.model.record.StandIn;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who reviews what: those who are named for a unit, and where nobody is, the learner's manager; and
 * while one of them is away, who stands in for them. Nobody reviews their own work.
 *
 * <p>The practice interviews of a plan are held by those who are named for them, and by who stands
 * in for one of these. A learner's manager may score what they held themselves, whoever is named;
 * that is theirs alone, by {@link Rights#manages}.
 */
@Component
public class ReviewRights {

  private final TableView<VersionedRecord> records;
  private final RosterLinks links;
  private final Clock clock;

  /** As they were read at that version of the table. */
  private record Known(long version, List<StandIn> all) {}

  private volatile Known standIns = new Known(-1, List.of());

  ReviewRights(DashboardTables tables, RosterLinks links, Clock clock) {
    this.records = tables.records();
    this.links = links;
    this.clock = clock;
  }

  /** Whether who asks reviews what a learner hands in for a unit. */
  public boolean reviews(String learner, String plan, String unit) {
    Reviewers named = named(plan, unit);
    return !links.is(Viewer.current().mail(), learner)
        && places()
            .anyMatch(mail ->
                named == null ? links.manages(mail, learner) : named.mails().contains(mail));
  }

  /** Whether who asks is named for the practice interviews of a plan, or stands in for who is. */
  public boolean interviews(String plan) {
    Reviewers named = named(plan, Reviewers.INTERVIEW);
    return named != null && places().anyMatch(named.mails()::contains);
  }

  /** Whether those of a learner by that plan are for them to score; nobody scores their own. */
  public boolean interviews(String learner, String plan) {
    return !links.is(Viewer.current().mail(), learner) && interviews(plan);
  }

  private @Nullable Reviewers named(String plan, String unit) {
    VersionedRecord found = records.get(Reviewers.key(plan, unit));
    return found != null && found.content() instanceof Reviewers these ? these : null;
  }

  /** Whether there can be something for who asks to review, or interviews to score. */
  public boolean any() {
    return places().anyMatch(mail -> !links.managed(mail).isEmpty() || isNamed(mail));
  }

  private boolean isNamed(String mail) {
    return records.keyed(RecordContent.key(Reviewers.KIND, "")).stream()
        .map(VersionedRecord::content)
        .anyMatch(c -> c instanceof Reviewers(var mails) && mails.contains(mail));
  }

  /** Who asks, and those in whose place they review today. */
  private Stream<String> places() {
    String mail = Viewer.current().mail();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Stream.concat(
        Stream.of(mail),
        standIns().filter(s -> s.mail().equalsIgnoreCase(mail) && s.holds(today)).map(StandIn::of));
  }

  private Stream<StandIn> standIns() {
    long version = records.version();
    Known known = standIns;
    if (known.version() != version) {
      known =
          new Known(
              version,
              records.keyed(RecordContent.key(StandIn.KIND, "")).stream()
                  .map(VersionedRecord::content)
                  .filter(StandIn.class::isInstance)
                  .map(StandIn.class::cast)
                  .toList());
      standIns = known;
    }
    return known.all().stream();
  }

  /** Who stands in for who asks, today or later; null for nobody. */
  public @Nullable StandIn ownStandIn() {
    VersionedRecord found = records.get(StandIn.key(Viewer.current().mail()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return found != null && found.content() instanceof StandIn s && !s.last().isBefore(today)
        ? s
        : null;
  }
}
