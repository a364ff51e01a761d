package dev.crossover.bench.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.crossover.analytics.AnalyticsTopology;
import dev.crossover.analytics.count.Counts;
import dev.crossover.catalog.Shipped;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.event.Fact;
import dev.crossover.model.event.Grader;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.mastery.Difficulties;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Unit;
import dev.crossover.model.stall.StallLimits;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.TableView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** All that the bench knows of the product: its topics, its records and its topology. */
final class Subject {

  /** The topic of the events, which the bare count reads too. */
  static final Topic INPUT = Topics.LEARNING_EVENTS;

  /** The topic with one row a learner. */
  static final Topic OUTPUT = Topics.LEARNER_PROGRESS;

  /** Records of the input that enrol one learner, which the bare count counts too. */
  static final int RECORDS_OF_ENROLMENT = 0;

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
  static Topology topology(Properties properties, StallLimits limits, int minGroupSize) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    TableView<Plan> plans = new TableView<>(Topics.PLANS, Plan.class);
    plans.addTo(builder);
    TableView<Difficulties> difficulties =
        new TableView<>(Topics.ITEM_DIFFICULTIES, Difficulties.class);
    difficulties.addTo(builder);
    new AnalyticsTopology(plans, difficulties, limits, minGroupSize, Counts.NONE).build(builder);
    return builder.build(properties);
  }

  /** Publishes the plan in a version, from 1. */
  static List<ProducerRecord<String, byte[]>> plan(int version) {
    Plan plan =
        new Plan(
            PLAN.id(),
            version,
            PLAN.title(),
            PLAN.description(),
            PLAN.hoursPerWeek(),
            PLAN.phases(),
            PLAN.skills(),
            PLAN.roles(),
            PLAN.skip(),
            PLAN.interview(),
            PLAN.guidance());
    return List.of(record(Topics.PLANS, plan.id(), plan));
  }

  /** Enrols a learner, who begins on the day of the first event. */
  static ProducerRecord<String, byte[]> enrolment(String learner, String team) {
    Learner entry =
        new Learner(
            learner,
            learner,
            null,
            team,
            "bench",
            PLAN.id(),
            LocalDate.ofInstant(Load.BEGIN, ZoneOffset.UTC),
            10,
            Background.ML_ENGINEER,
            null,
            List.of(),
            List.of());
    return record(Topics.LEARNERS, learner, entry);
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
    LearningEvent event =
        new LearningEvent(
            learner + "-" + number,
            learner,
            "bench",
            at,
            Instant.now(),
            unit.activities().getFirst(),
            null,
            fact);
    return record(INPUT, learner, event);
  }

  /** Tells the product that time has passed; nothing where it looks at the clock itself. */
  static List<ProducerRecord<String, byte[]>> tick() {
    return List.of();
  }

  /** Reads an output record, without all that it holds beside these figures. */
  static Row row(byte[] value) {
    int version = 0;
    int events = 0;
    try (JsonParser parser = Json.MAPPER.createParser(value)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "planVersion" -> version = parser.getIntValue();
          case "events" -> events = parser.getIntValue();
          default -> parser.skipChildren();
        }
      }
    }
    return new Row(version, events);
  }

  private static ProducerRecord<String, byte[]> record(Topic topic, String key, Object value) {
    return new ProducerRecord<>(
        topic.name(), key, Json.MAPPER.writeValueAsString(value).getBytes(UTF_8));
  }

  private Subject() {}
}
