package dev.crossover.ingest.roster;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.ingest.IngestSettings;
import dev.crossover.model.learner.Leave;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Days on which somebody does not work: public holidays of some 200 countries and their regions
 * (Jollyday), and days of a company's own, from files.
 */
@Component
class HolidayCalendars {

  /** Days after somebody's start that are looked up. */
  static final int DAYS = 400;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{2,40}");
  private static final String DATE = "date";

  private final String folder;

  @Autowired
  HolidayCalendars(IngestSettings settings) {
    this(settings.holidays());
  }

  /**
   * With a company's own days.
   *
   * @param folder of files; empty for none
   */
  HolidayCalendars(String folder) {
    this.folder = folder;
  }

  /**
   * The days of some calendars.
   *
   * @param names a country by its ISO 3166 code, such as {@code DE}; a region of it, such as {@code
   *     DE-BY}; a file {@code NAME.csv} of the folder for holidays; several parted by {@code ;}
   * @param from first day
   * @throws IllegalArgumentException if there is no such calendar, or its file cannot be read
   */
  List<Leave> days(String names, LocalDate from) {
    LocalDate to = from.plusDays(DAYS);
    return Arrays.stream(names.split(";", -1))
        .map(String::strip)
        .filter(n -> !n.isEmpty())
        .flatMap(name -> days(name, from, to).stream())
        .distinct()
        .toList();
  }

  private List<Leave> days(String name, LocalDate from, LocalDate to) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "must be a country such as DE, a region such as DE-BY, or a file's name, but is " + name);
    }
    Path file = Path.of(folder, name + ".csv");
    if (!folder.isEmpty() && Files.isRegularFile(file)) {
      return read(file).stream()
          .filter(l -> !l.last().isBefore(from) && !l.first().isAfter(to))
          .toList();
    }
    return ofCountry(name, from, to);
  }

  private static List<Leave> ofCountry(String name, LocalDate from, LocalDate to) {
    List<String> parts = List.of(name.toLowerCase(Locale.ROOT).split("-", -1));
    String country = parts.getFirst().toUpperCase(Locale.ROOT);
    if (!HolidayManager.getSupportedCalendarCodes().contains(country)) {
      throw new IllegalArgumentException(
          "there is no country " + country + ", nor a file " + name + ".csv with holidays");
    }
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts.getFirst()));
    List<String> region = parts.subList(1, parts.size());
    CalendarHierarchy known = manager.getCalendarHierarchy();
    for (String part : region) {
      CalendarHierarchy below = known.getChildren().get(part);
      if (below == null) {
        throw new IllegalArgumentException(
            country + " has no region " + name + ", but " + codes(known));
      }
      known = below;
    }
    return manager.getHolidays(from, to, region.toArray(String[]::new)).stream()
        .map(Holiday::getDate)
        .distinct()
        .sorted()
        .map(Leave::holiday)
        .toList();
  }

  private static String codes(CalendarHierarchy of) {
    return of.getChildren().isEmpty()
        ? "none"
        : new TreeSet<>(of.getChildren().keySet())
            .stream().map(c -> c.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
  }

  /** With the column {@code date}, a day or {@code FIRST/LAST}; others are for people. */
  private static List<Leave> read(Path file) {
    List<Leave> days = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord row : rows) {
        String text = row.findField(DATE).map(String::strip).orElse("");
        try {
          Leave l = RosterRow.interval(text);
          days.add(new Leave(l.first(), l.last(), null, true));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException(
              "%s, line %d: the column date must be a day such as 2026-12-24 or FIRST/LAST, but is '%s'"
                  .formatted(file.getFileName(), row.getStartingLineNumber(), text),
              e);
        }
      }
    } catch (IOException | CsvParseException e) {
      throw new IllegalArgumentException(file.getFileName() + " cannot be read as CSV", e);
    }
    return days;
  }
}
