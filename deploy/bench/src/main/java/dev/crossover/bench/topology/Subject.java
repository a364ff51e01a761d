package dev.crossover.bench.topology;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.count.Counts;
import dev.crossover.analytics.progress.LearnerProcessors;
import dev.crossover.catalog.Shipped;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.fold.LearnerFold;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Enrolment;
import dev.crossover.model.log.LogEntry;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.plan.UnitKind;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** All that the bench knows of the product: its topics, its records and its topology. */
final class Subject {

  /** The topic of the events, which the bare count reads too. */
  static final Topic INPUT = Topics.LEARNER_LOG;

  /** The topic with one row a learner. */
  static final Topic OUTPUT = Topics.LEARNER_PROGRESS;

  /** Records of the input that enrol one learner, which the bare count counts too. */
  static final int RECORDS_OF_ENROLMENT = 1;

  private static final Plan PLAN = Shipped.plan("ml-to-genai");
  private static final List<Unit> UNITS = PLAN.units().toList();

  /**
   * What an output record shows.
   *
   * @param planVersion version of the plan that the learner was folded by
   * @param events events in the fold
   */
  record Row(int planVersion, int events) {}

  /** Every topic that must exist before the topology starts. */
  static List<Topic> topics() {
    return Topics.ALL;
  }

  /** The product's topology. */
  static Topology topology(Properties properties, StallLimits limits) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    AnalyticsTopology.Released released = AnalyticsTopology.Released.tables();
    released.addTo(builder, Installation.ALONE);
    new AnalyticsTopology(new LearnerProcessors(limits, Counts.NONE), released, Installation.ALONE)
        .build(builder);
    return builder.build(properties);
  }

  /** Publishes the plan in a version, from 1. */
  static List<ProducerRecord<String, byte[]>> plan(int version, int partitions) {
    Plan plan = PLAN.with(version, UnaryOperator.identity());
    return everywhere(partitions, _ -> new LogEntry.PlanReleased(plan));
  }

  /** Enrols a learner. */
  static ProducerRecord<String, byte[]> enrolment(String learner, String team, LocalDate start) {
    return record(
        learner,
        new LogEntry.Enrolled(
            new Enrolment("bench", team, PLAN.id(), start, 10, Background.ML_ENGINEER, List.of())));
  }

  /**
   * An event of a learner.
   *
   * @param number of the event, from 0
   * @param of events of this learner; through them the learner walks the whole plan
   */
  static ProducerRecord<String, byte[]> event(
      String learner, int number, int of, Instant at, boolean graded) {
    Unit unit = UNITS.get((int) ((long) number * UNITS.size() / of));
    Fact fact =
        graded || number % 10 == 7
            ? new Fact.Graded(0.7, null, Grader.AUTOMATIC)
            : number % 10 == 3 ? new Fact.Completed() : new Fact.Active();
    return event(learner, "-" + number, at, unit, fact);
  }

  /** A learner failed an assessment then, and an alert opens when that was a week ago. */
  static ProducerRecord<String, byte[]> failed(String learner, Instant at) {
    Unit unit =
        UNITS.stream().filter(u -> u.kind() == UnitKind.ASSESSMENT).findFirst().orElseThrow();
    return event(learner, "-failed", at, unit, new Fact.Graded(0.1, null, Grader.AUTOMATIC));
  }

  /** A learner leaves, which ends an alert, and is back, so that it opens again. */
  static List<ProducerRecord<String, byte[]>> awayAndBack(String learner, int number) {
    Instant at = Instant.now();
    return List.of(
        event(learner, "-left-" + number, at, UNITS.getFirst(), new Fact.Left()),
        event(learner, "-back-" + number, at.plusMillis(1), UNITS.getFirst(), new Fact.Enrolled()));
  }

  private static ProducerRecord<String, byte[]> event(
      String learner, String id, Instant at, Unit unit, Fact fact) {
    LearningEvent event =
        new LearningEvent(
            learner + id,
            learner,
            "bench",
            at,
            Instant.now(),
            unit.activities().getFirst(),
            null,
            fact);
    return record(learner, new LogEntry.Happened(event));
  }

  /** Tells the product that time has passed. */
  static List<ProducerRecord<String, byte[]>> tick(int partitions) {
    return everywhere(partitions, LogEntry.Ticked::new);
  }

  /** Reads an output record. */
  static Row row(byte[] value) {
    LearnerFold fold = Compact.read(value, 0, LearnerSnapshot.class).fold();
    return new Row(fold.stamp().planVersion(), fold.events());
  }

  private static List<ProducerRecord<String, byte[]>> everywhere(
      int partitions, IntFunction<LogEntry> entry) {
    return IntStream.range(0, partitions)
        .mapToObj(p -> new ProducerRecord<>(INPUT.name(), p, "", bytes(entry.apply(p))))
        .toList();
  }

  private static ProducerRecord<String, byte[]> record(String learner, LogEntry entry) {
    return new ProducerRecord<>(INPUT.name(), learner, bytes(entry));
  }

  private static byte[] bytes(LogEntry entry) {
    return Json.MAPPER.writeValueAsBytes(entry);
  }

  private Subject() {}
}
