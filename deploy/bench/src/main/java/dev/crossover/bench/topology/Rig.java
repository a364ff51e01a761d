package dev.crossover.bench.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fresh topics on a broker, and on them the product and a bare count, one of which rests while the
 * other works.
 */
final class Rig implements AutoCloseable {

  /** As a new installation has it. */
  static final int PARTITIONS = 6;

  /** Longest time that anything timed may take. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** Learners of one team. */
  private static final int TEAM = 10;

  private static final String COPIES = "bench-copies";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Admin admin;
  private final BenchTopics topics;
  private final KafkaProducer<String, byte[]> producer;
  private final Contestant product;
  private final Contestant count;
  private final boolean copies;
  private int planVersion;
  private int copied;

  /**
   * Seconds that both took for the same records.
   *
   * @param events how many they were
   */
  record Times(int events, double product, double count) {

    /** The product's speed over the bare count's. */
    double ratio() {
      return count / product;
    }
  }

  /**
   * Deletes all topics of the broker, makes new ones, and starts both clients, which then rest. The
   * plan is published.
   *
   * @param settle time without anything coming in before a learner counts as settled
   * @param copies whether the bare count reads copies of the events, and so can read them again
   */
  Rig(String bootstrap, Path state, ServiceSettings settings, Duration settle, boolean copies)
      throws ExecutionException, InterruptedException {
    this.copies = copies;
    int number = NUMBER.incrementAndGet();
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    topics = new BenchTopics(admin);
    topics.makeAnew(COPIES);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            new StringSerializer(),
            new ByteArraySerializer());
    publishPlan();
    Properties own = settings.streams("bench-product-" + number, bootstrap, state);
    product =
        new Contestant(
            Subject.topology(own, settings.limits(settle)), own, admin, Subject.OUTPUT.name());
    Properties bare = settings.streams("bench-count-" + number, bootstrap, state);
    String input = copies ? COPIES : Subject.INPUT.name();
    count = new Contestant(BareCount.topology(input, bare), bare, admin, BareCount.OUTPUT);
  }

  /** The product alone, to let it work on. */
  Contestant product() {
    return product;
  }

  /**
   * Publishes the plan's next version.
   *
   * @return its number, from 1
   */
  int publishPlan() {
    planVersion++;
    send(Subject.plan(planVersion, partitions()));
    return planVersion;
  }

  /** Partitions of the input. */
  int partitions() {
    return producer.partitionsFor(Subject.INPUT.name()).size();
  }

  /** Enrols learners who begin on the day of the first event. */
  void enrol(List<String> learners) throws InterruptedException {
    enrol(learners, LocalDate.ofInstant(Load.BEGIN, ZoneOffset.UTC));
  }

  /** Enrols learners in teams of ten; returns when the product shows them and both clients rest. */
  void enrol(List<String> learners, LocalDate start) throws InterruptedException {
    Watch.Expected shown = product.watch().expect(learners, value -> true);
    product.work();
    count.work();
    for (int i = 0; i < learners.size(); i++) {
      String learner = learners.get(i);
      producer.send(Subject.enrolment(learner, "team-%04d".formatted(i / TEAM), start));
    }
    producer.flush();
    product.await(shown, LONGEST);
    product.rest();
    count.rest();
  }

  /**
   * Enrols learners, more each time, until all are enrolled or the time would be over.
   *
   * @return how many there are
   */
  int enrolWithin(String name, int most, Duration limit, LocalDate start)
      throws InterruptedException {
    List<String> all = Load.names(name, most);
    double left = limit.toSeconds();
    int done = 0;
    int next = Math.min(most, 100);
    while (next > done / 10) {
      long began = System.nanoTime();
      enrol(all.subList(done, done + next), start);
      double seconds = (System.nanoTime() - began) / 1e9; // with all that it leads to
      done += next;
      left -= seconds;
      int fit = (int) Math.clamp((long) (next / seconds * left), 0, most - done);
      next = Math.min(fit, 4 * next);
    }
    return done;
  }

  /** Enrols the learners, puts all their events on the topic, and then lets each client work. */
  Times run(Load load, boolean countFirst) throws InterruptedException {
    enrol(load.learners());
    preload(load);
    if (countFirst) {
      double counted = count(load);
      return new Times(load.events(), fold(load), counted);
    }
    double folded = fold(load);
    return new Times(load.events(), folded, count(load));
  }

  /** Puts all events on the topic while both clients rest. */
  void preload(Load load) throws InterruptedException {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    load.forEach(record -> producer.send(record, (at, e) -> failure.compareAndSet(null, e)));
    producer.flush();
    Exception e = failure.get();
    if (e != null) {
      throw new IllegalStateException("events could not be written", e);
    }
  }

  /** Seconds from the first event until the newest row of each learner has all of them. */
  double fold(Load load) throws InterruptedException {
    return time(
        product,
        product.watch().expect(load.learners(), v -> Subject.row(v).events() == load.each()));
  }

  /** Seconds that the bare count takes for events that are on the topic. */
  private double count(Load load) throws InterruptedException {
    int records = load.each() + Subject.RECORDS_OF_ENROLMENT;
    return time(count, count.watch().expect(load.learners(), v -> BareCount.read(v) == records));
  }

  /** Writes copies of the events, and then lets the bare count read them, which it may often. */
  double countCopies(Load load) throws InterruptedException {
    if (!copies) {
      throw new IllegalStateException("the count reads the events themselves");
    }
    copied++;
    long records = (long) load.each() * copied;
    load.forEach(r -> producer.send(new ProducerRecord<>(COPIES, r.key(), r.value())));
    producer.flush();
    return time(count, count.watch().expect(load.learners(), v -> BareCount.read(v) == records));
  }

  /** Seconds from a new version of the plan until each learner's row is folded by it. */
  double refold(Load load) throws InterruptedException {
    int version = publishPlan();
    return time(
        product,
        product
            .watch()
            .expect(
                load.learners(),
                v -> Subject.row(v).equals(new Subject.Row(version, load.each()))));
  }

  /** Seconds until the product has written a row of each learner, whatever it shows. */
  double rows(Collection<String> learners) throws InterruptedException {
    return time(product, product.watch().expect(learners, value -> true));
  }

  /** Puts a record on its topic, sooner or later. */
  void queue(ProducerRecord<String, byte[]> record) {
    producer.send(record);
  }

  /**
   * Lets the product work until each learner's newest row has so many events, and then rest soon.
   */
  void events(Collection<String> learners, int events, Duration restWithin)
      throws InterruptedException {
    Watch.Expected expected =
        product.watch().expect(learners, v -> Subject.row(v).events() == events);
    producer.flush();
    product.work();
    product.await(expected, LONGEST);
    product.rest(restWithin);
  }

  /** Puts records on their topics now. */
  void send(List<ProducerRecord<String, byte[]>> records) {
    records.forEach(producer::send);
    producer.flush();
  }

  private static double time(Contestant worker, Watch.Expected expected)
      throws InterruptedException {
    long began = System.nanoTime();
    worker.work();
    double seconds = (worker.await(expected, LONGEST) - began) / 1e9;
    worker.rest();
    return seconds;
  }

  /** Names of all topics but the broker's own and the bench's. */
  List<String> topics() throws ExecutionException, InterruptedException {
    return topics.names().stream().filter(name -> !name.startsWith("bench-c")).toList();
  }

  @Override
  public void close() throws InterruptedException {
    product.close();
    count.close();
    producer.close();
    admin.close();
  }
}
