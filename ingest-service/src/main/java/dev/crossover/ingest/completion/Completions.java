package dev.crossover.ingest.completion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.crossover.ingest.change.Changes;
import dev.crossover.ingest.cloudevents.CloudEventDoor;
import dev.crossover.ingest.completion.CompletionFile.Completion;
import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.record.VersionedRecords;
import dev.crossover.ingest.rows.AssignmentFile;
import dev.crossover.ingest.rows.RowErrors;
import dev.crossover.ingest.rows.RowErrors.RowError;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.ActivityMap;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.CompletionColumns;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ArrayNode;

/** Takes a report of completions whole or not at all; its events go the way of all others. */
@Service
public class Completions {

  /** The source of reports that name none. */
  public static final String SOURCE = "completions";

  /** What is posted at once; a report may be longer than a request may. */
  private static final int ROWS_AT_ONCE = 500;

  private final EventIntake intake;
  private final CloudEventDoor door;
  private final VersionedRecords records;
  private final TableView<Learner> learners;
  private final TableView<Plan> plans;
  private final Publisher publisher;
  private final Changes changes;
  private final Clock clock;

  Completions(
      EventIntake intake,
      CloudEventDoor door,
      VersionedRecords records,
      TableView<Learner> learners,
      TableView<Plan> plans,
      Publisher publisher,
      Changes changes,
      Clock clock) {
    this.intake = intake;
    this.door = door;
    this.records = records;
    this.learners = learners;
    this.plans = plans;
    this.publisher = publisher;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * What a report does.
   *
   * @param header names of its columns
   * @param columns by which it was read; null where one was missing
   * @param rows in it
   * @param completed rows with a date
   * @param added completions that are new
   * @param known completions that came before; rows that say the same again are in neither
   * @param least score of these, 0..1; null without scores
   * @param most score of these
   * @param people who completed something
   * @param nobodys addresses of these that nobody in the roster has; what they did waits for them
   * @param courses what was completed
   * @param errors for which nothing of it is taken
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Report(
      List<String> header,
      @Nullable CompletionColumns columns,
      int rows,
      int completed,
      int added,
      int known,
      @Nullable Double least,
      @Nullable Double most,
      int people,
      int nobodys,
      List<Course> courses,
      List<RowError> errors) {}

  /**
   * A course of a report.
   *
   * @param name as the report has it
   * @param activity as plans know it
   * @param completions of it
   * @param units that it finishes, as {@code plan/unit}
   * @param likely units that have the same name, where it finishes none
   */
  record Course(
      String name, String activity, int completions, List<String> units, List<String> likely) {}

  /**
   * Takes a report, and remembers its columns for the next one of the source.
   *
   * @param asked columns by what they say; see {@link CompletionFile#read}
   * @param dryRun only says what it would do, errors included
   * @throws RowErrors with every error of the file
   */
  Report take(String source, String csv, Map<String, String> asked, boolean dryRun)
      throws IOException {
    intake.requireThrough(source);
    CompletionColumns remembered =
        records.find(CompletionColumns.key(source), CompletionColumns.class);
    CompletionFile.Content file = CompletionFile.read(csv, asked, remembered, clock.instant());
    List<RowError> errors = new ArrayList<>(file.errors());
    file.completions().stream()
        .filter(c -> !CompletionEvents.byMail(c.person()) && learners.get(c.person()) == null)
        .forEach(c ->
            errors.add(
                new RowError(
                    c.line(), "person", "is no mail address and no learner: " + c.person())));
    Report report = report(source, file, errors);
    if (dryRun) {
      return report;
    }
    if (!errors.isEmpty()) {
      throw new RowErrors(AssignmentFile.INVALID, errors);
    }
    post(source, file.completions());
    remember(source, Objects.requireNonNull(file.columns()));
    // The events are on record themselves; this says who brought them.
    Map<String, Integer> brought = Map.of("completions", report.completed(), "new", report.added());
    publisher.publish(List.of(changes.message("completions", source, null, brought)));
    return report;
  }

  private void remember(String source, CompletionColumns columns) {
    String key = CompletionColumns.key(source);
    VersionedRecord before = records.record(key, CompletionColumns.class);
    if (before == null || !before.content().equals(columns)) {
      records.change(key, before == null ? 0 : before.version(), columns);
    }
  }

  private void post(String source, List<Completion> completions) throws IOException {
    for (int from = 0; from < completions.size(); from += ROWS_AT_ONCE) {
      ArrayNode batch = Json.MAPPER.createArrayNode();
      completions.subList(from, Math.min(from + ROWS_AT_ONCE, completions.size())).stream()
          .flatMap(c -> CompletionEvents.of(source, c).stream())
          .forEach(batch::add);
      byte[] body = batch.toString().getBytes(UTF_8);
      intake.take(source, door, CloudEventDoor.BATCHED, () -> body);
    }
  }

  private Report report(String source, CompletionFile.Content file, List<RowError> errors) {
    Set<String> added = new HashSet<>();
    Set<String> known = new HashSet<>();
    Set<String> people = new HashSet<>();
    Set<String> nobodys = new HashSet<>();
    Map<String, List<Completion>> courses = new LinkedHashMap<>();
    for (Completion c : file.completions()) {
      String id = CompletionEvents.id(source, c);
      (intake.find(source, id) == null ? added : known).add(id);
      people.add(c.person().toLowerCase(Locale.ROOT));
      if (CompletionEvents.byMail(c.person()) && !owned(c.person())) {
        nobodys.add(c.person().toLowerCase(Locale.ROOT));
      }
      courses.computeIfAbsent(CompletionEvents.activity(c.course()), _ -> new ArrayList<>()).add(c);
    }
    List<Double> scores =
        file.completions().stream().flatMap(c -> Stream.ofNullable(c.score())).toList();
    Map<Plan, ActivityMap> maps = new LinkedHashMap<>();
    Map<String, Set<String>> named = new HashMap<>();
    for (Plan plan : plans.all()) {
      maps.put(plan, new ActivityMap(plan));
      plan.units()
          .forEach(unit ->
              Stream.of(unit.title(), unit.id())
                  .forEach(name ->
                      named
                          .computeIfAbsent(plain(name), _ -> new TreeSet<>())
                          .add(plan.id() + "/" + unit.id())));
    }
    return new Report(
        file.header(),
        file.columns(),
        file.rows(),
        file.completions().size(),
        added.size(),
        known.size(),
        scores.isEmpty() ? null : Collections.min(scores),
        scores.isEmpty() ? null : Collections.max(scores),
        people.size(),
        nobodys.size(),
        courses.entrySet().stream()
            .map(c -> course(c.getKey(), c.getValue(), maps, named))
            .toList(),
        List.copyOf(errors));
  }

  private boolean owned(String mail) {
    String key = AccountOwner.key(CompletionEvents.account(mail));
    return records.find(key, AccountOwner.class) != null;
  }

  private static Course course(
      String activity,
      List<Completion> completions,
      Map<Plan, ActivityMap> maps,
      Map<String, Set<String>> named) {
    String name = completions.getFirst().course();
    List<String> units = new ArrayList<>();
    maps.forEach((plan, map) -> {
      Unit finished = map.find(activity).about();
      if (finished != null) {
        units.add(plan.id() + "/" + finished.id());
      }
    });
    return new Course(
        name,
        activity,
        completions.size(),
        List.copyOf(units),
        units.isEmpty() ? List.copyOf(named.getOrDefault(plain(name), Set.of())) : List.of());
  }

  /** Letters and digits, so that "Tool Calling" is "tool-calling". */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
