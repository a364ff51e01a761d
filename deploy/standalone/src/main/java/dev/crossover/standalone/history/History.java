package dev.crossover.standalone.history;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.crossover.standalone.client.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One cohort of a learning history as a plan, a roster and events. A unit of the plan is a
 * checkpoint; an active day is one event of that day, a submission a grade by a person, the end of
 * an enrolment a "left" on its day. A submission without a score is left out: it moves no
 * assessment, and only {@code activity} says on which days someone was active.
 *
 * @param cohort name of the cohort
 * @param start first day, as recorded or as chosen
 * @param lengthDays length of the cohort
 */
public record History(Path folder, String cohort, LocalDate start, int lengthDays) {

  private static final double HOURS_PER_WEEK = 10;
  private static final String NOON = "T12:00:00Z";

  /**
   * The cohorts of a folder.
   *
   * @param only one of them; empty for all
   * @param start first day instead of the recorded one
   */
  public static List<History> of(Path folder, Optional<String> only, Optional<LocalDate> start)
      throws IOException {
    return Table.read(
            folder, "cohorts", r -> only.map(c -> c.equals(r.getField("cohort"))).orElse(true))
        .stream()
        .map(r ->
            new History(
                folder,
                r.getField("cohort"),
                start.orElseGet(() -> LocalDate.parse(r.getField("start_date"))),
                Integer.parseInt(r.getField("length_days"))))
        .toList();
  }

  public String planId() {
    return "history-" + cohort;
  }

  /** The plan: each checkpoint a unit whose hours follow its weight, due in the week of its day. */
  public ObjectNode plan() throws IOException {
    int weeks = Math.max(1, (lengthDays + 6) / 7);
    List<NamedCsvRecord> checkpoints = table("checkpoints");
    double weights = checkpoints.stream().mapToDouble(History::weight).sum();
    Map<Integer, List<NamedCsvRecord>> byWeek = new TreeMap<>();
    for (NamedCsvRecord c : checkpoints) {
      String due = c.getField("due_day");
      int week = due.isBlank() ? weeks : Math.clamp((Integer.parseInt(due) + 6) / 7, 1, weeks);
      byWeek.computeIfAbsent(week, w -> new ArrayList<>()).add(c);
    }
    ObjectNode plan = Api.JSON.createObjectNode();
    plan.put("id", planId()).put("version", 1).put("title", "History of " + cohort);
    plan.put("hoursPerWeek", HOURS_PER_WEEK);
    ObjectNode phase = plan.putArray("phases").addObject();
    phase.put("id", "all").put("title", "All of it");
    ArrayNode blocks = phase.putArray("blocks");
    int from = 1;
    for (Map.Entry<Integer, List<NamedCsvRecord>> week : byWeek.entrySet()) {
      ObjectNode block = blocks.addObject();
      block.put("id", "to-week-" + week.getKey()).put("title", "To week " + week.getKey());
      block.put("firstWeek", from).put("lastWeek", week.getKey());
      ArrayNode units = block.putArray("units");
      for (NamedCsvRecord c : week.getValue()) {
        ObjectNode unit = units.addObject();
        unit.put("id", c.getField("checkpoint"));
        unit.put("title", c.getField("kind") + " " + c.getField("checkpoint"));
        unit.put("kind", "assessment");
        unit.put("hours", weeks * HOURS_PER_WEEK * weight(c) / weights);
        unit.put("passMark", 0.4);
        unit.putArray("skills").add("subject");
        unit.putArray("activities").add(activity(c.getField("checkpoint")));
      }
      from = week.getKey() + 1;
    }
    ObjectNode skill = plan.putArray("skills").addObject();
    skill.put("id", "subject").put("title", "The subject").putObject("credit");
    ObjectNode role = plan.putArray("roles").addObject();
    role.put("id", "completed").put("title", "Completed");
    role.putArray("needs")
        .addObject()
        .put("skill", "subject")
        .put("weight", 1)
        .put("required", 0.7);
    role.putArray("gates");
    return plan;
  }

  /** The roster, as a file that {@code roster import} takes. */
  public String roster() throws IOException {
    StringBuilder csv = new StringBuilder("learner,name,team,cohort,plan,start\n");
    for (NamedCsvRecord row : table("enrolments")) {
      String learner = row.getField("learner");
      String begin = row.getField("start_day");
      int day = begin.isBlank() ? 0 : Math.max(0, Integer.parseInt(begin));
      csv.append(
          "%s,Learner %s,all,%s,%s,%s\n"
              .formatted(learnerId(learner), learner, cohort, planId(), start.plusDays(day)));
    }
    return csv.toString();
  }

  /** All events in order of occurrence. */
  public List<ObjectNode> events() throws IOException {
    record Dated(int day, ObjectNode event) {}
    List<Dated> events = new ArrayList<>();
    for (NamedCsvRecord row : table("activity")) {
      int day = Integer.parseInt(row.getField("day"));
      String learner = row.getField("learner");
      events.add(new Dated(day, event("active", learner + "/active/" + day, learner, day)));
    }
    for (NamedCsvRecord row : table("submissions")) {
      int day = Integer.parseInt(row.getField("day"));
      String learner = row.getField("learner");
      String checkpoint = row.getField("checkpoint");
      String score = row.getField("score");
      if (score.isBlank()) {
        continue;
      }
      ObjectNode event = event("graded", learner + "/" + checkpoint, learner, day);
      ObjectNode data = (ObjectNode) event.get("data");
      data.put("activity", activity(checkpoint));
      data.put("score", Double.parseDouble(score)).put("grader", "person");
      events.add(new Dated(day, event));
    }
    for (NamedCsvRecord row : table("enrolments")) {
      String end = row.getField("end_day");
      if (!end.isBlank()) {
        int day = Integer.parseInt(end);
        String learner = row.getField("learner");
        events.add(new Dated(day, event("left", learner + "/left", learner, day)));
      }
    }
    return events.stream().sorted(Comparator.comparingInt(Dated::day)).map(Dated::event).toList();
  }

  private ObjectNode event(String kind, String id, String learner, int day) {
    ObjectNode event = Api.JSON.createObjectNode();
    event.put("specversion", "1.0").put("type", "dev.crossover." + kind + ".v1");
    event.put("source", "urn:crossover:history:" + cohort).put("id", id);
    event.put("time", start.plusDays(day) + NOON);
    event.putObject("data").put("learner", learnerId(learner));
    return event;
  }

  private String learnerId(String learner) {
    return cohort + "-" + learner;
  }

  private String activity(String checkpoint) {
    return "urn:crossover:history:" + cohort + ":" + checkpoint;
  }

  /** An unweighted checkpoint still has to be done: it counts as one hundredth. */
  private static double weight(NamedCsvRecord checkpoint) {
    String weight = checkpoint.getField("weight");
    return Math.max(0.01, weight.isBlank() ? 0 : Double.parseDouble(weight));
  }

  private List<NamedCsvRecord> table(String name) throws IOException {
    return Table.read(folder, name, r -> r.getField("cohort").equals(cohort));
  }
}
