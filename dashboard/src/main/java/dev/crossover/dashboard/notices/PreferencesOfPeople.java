package dev.crossover.dashboard.notices;

import dev.crossover.dashboard.DashboardTables;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.TableView;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How people are told by mail, as it stands at this moment. */
@Component
public class PreferencesOfPeople {

  private final TableView<VersionedRecord> records;
  private final NoticeSettings settings;

  PreferencesOfPeople(DashboardTables tables, NoticeSettings settings) {
    this.records = tables.records();
    this.settings = settings;
  }

  /** How somebody is told. */
  public NoticePreferences of(String mail) {
    return of(mail, null);
  }

  /**
   * How somebody is told.
   *
   * @param own zone where they are, which holds where they chose none; null where it is not known
   */
  public NoticePreferences of(String mail, @Nullable ZoneId own) {
    VersionedRecord found = records.get(NoticeChoices.key(mail));
    return NoticePreferences.of(
        found != null && found.content() instanceof NoticeChoices chosen
            ? chosen
            : NoticeChoices.NOTHING,
        settings,
        own == null ? settings.zone() : own);
  }

  /** So many messages at once somebody gets in a day of theirs. */
  public int mostADay() {
    return settings.mostADay();
  }
}
