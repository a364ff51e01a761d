package dev.crossover.bench.doors;

import dev.crossover.bench.Arguments;
import dev.crossover.bench.doors.Connection.Answer;
import dev.crossover.wiring.EndWithParent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures the doors against {@link BareDoor} on the broker at {@code --bootstrap=HOST:PORT}.
 * {@code --state=DIR} takes the ledgers, {@code --result=FILE} the figures as JSON; {@code --quick}
 * does less. Both work in turns, and one rests while the other works.
 */
public final class DoorsBench {

  private static final int PARTITIONS = 6;

  /** Rounds that do not count, before those that do. */
  static final int WARM_UP = 5;

  static final int BATCH = 50;

  private static final String THROUGH = "x-experience-api-consistent-through";

  private final String bootstrap;
  private final Path state;
  private final int rounds;
  private final int requests;
  private final int many;
  private final ObjectNode figures = new JsonMapper().createObjectNode();

  private DoorsBench(String bootstrap, Path state, boolean quick) {
    this.bootstrap = bootstrap;
    this.state = state;
    this.rounds = quick ? 3 : 5;
    this.requests = quick ? 200 : 600;
    this.many = quick ? 50_000 : 1_000_000;
  }

  /** Exit code 0: all was measured; 1: something went wrong, and the output says what. */
  public static void main(String[] args) {
    EndWithParent.watchIfTold();
    try {
      DoorsBench bench =
          new DoorsBench(
              Arguments.of(args, "--bootstrap="),
              Path.of(Arguments.of(args, "--state=")),
              Arguments.quick(args));
      bench.measure();
      Files.writeString(Path.of(Arguments.of(args, "--result=")), bench.figures.toString());
      System.exit(0);
    } catch (IOException | ExecutionException | InterruptedException | RuntimeException e) {
      e.printStackTrace(System.out);
      System.exit(1);
    }
  }

  private void measure() throws IOException, InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic(BareDoor.TOPIC, PARTITIONS, (short) 1))).all().get();
    }
    try (TwoInstances instances = TwoInstances.start(bootstrap, state.resolveSibling("two"))) {
      put("twoInstances", instances.ratios(rounds, requests / 2));
    }
    try (Server bare = Server.bare(bootstrap);
        RawProducer raw = new RawProducer(bootstrap);
        Server doors = Server.doors(bootstrap, state)) {
      speeds(doors.source("lms"), bare.target(), raw);
      besideABackfill(doors);
    }
    Many.measure(bootstrap, state.resolveSibling("many"), many, rounds, figures);
  }

  private void speeds(Target doors, Target bare, RawProducer raw)
      throws IOException, InterruptedException, ExecutionException {
    Payload batches = Payload.statements(BATCH);
    Payload single = Payload.statements(1);
    List<Double> batch = new ArrayList<>();
    List<Double> readable = new ArrayList<>();
    List<Double> singles = new ArrayList<>();
    List<Double> one = new ArrayList<>();
    List<Double> events = new ArrayList<>();
    List<Double> caliper = new ArrayList<>();
    for (int i = 0; i < WARM_UP + rounds; i++) {
      if (i == WARM_UP) {
        // What was compiled and grown so far is not what a backfill of hours meets.
        List.of(batch, readable, singles, one, events, caliper).forEach(List::clear);
        System.out.println("  warm from here on");
      }
      System.out.printf("  raw producer %,.0f/s%n", raw.rate(requests * BATCH));
      Posts plain = Posts.of(bare, batches, requests * 4, 8);
      Posts posted = Posts.of(doors, batches, requests, 8);
      double shown = posted.seconds() + shown(doors);
      batch.add(posted.rate() / plain.rate());
      readable.add(posted.items() / shown / plain.rate());
      say("batches of 50", plain, posted, "readable after %.2f s".formatted(shown));
      plain = Posts.of(bare, single, requests * 20, 32);
      posted = Posts.of(doors, single, requests * 10, 32);
      singles.add(posted.rate() / plain.rate());
      say("single, 32 connections", plain, posted, "");
      posted = Posts.of(doors, single, requests, 1);
      one.add(posted.quantile(0.5));
      say("single, 1 connection", Posts.of(bare, single, requests, 1), posted, "");
      plain = Posts.of(bare, Payload.cloudEvents(BATCH), requests * 4, 8);
      posted = Posts.of(doors, Payload.cloudEvents(BATCH), requests, 8);
      events.add(posted.rate() / plain.rate());
      say("CloudEvents of 50", plain, posted, "");
      posted = Posts.of(doors, Payload.caliper(BATCH), requests, 8);
      caliper.add(posted.rate() / plain.rate());
      say("Caliper of 50", plain, posted, "");
    }
    put("batch50", batch);
    put("batch50Readable", readable);
    put("single", singles);
    put("oneConnectionMillis", one);
    put("cloudevents", events);
    put("caliper", caliper);
  }

  /** Seconds until a reader is told that all is there which was acknowledged before. */
  static double shown(Target doors) throws IOException {
    long began = System.nanoTime();
    Instant acknowledged = Instant.now();
    try (Connection reader = doors.connect()) {
      Instant through = Instant.EPOCH;
      while (through.isBefore(acknowledged)) {
        Answer answer = reader.get("/xapi/statements?limit=1");
        through = Instant.parse(answer.headers().get(THROUGH));
      }
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private void besideABackfill(Server doors)
      throws IOException, InterruptedException, ExecutionException {
    Target quiet = doors.source("quiet");
    Target backfill = doors.source("backfill");
    Payload single = Payload.statements(1);
    Posts.of(quiet, single, requests, 2);
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double alone = Posts.of(quiet, single, requests, 2).quantile(0.99);
      List<Posts.Sender> senders =
          Posts.senders(backfill, Payload.statements(BATCH), requests * 2, 4);
      CompletableFuture<Posts> beside =
          CompletableFuture.supplyAsync(() -> posts(senders, requests * 2 * BATCH));
      List<Posts> stretches = new ArrayList<>();
      do {
        stretches.add(Posts.of(quiet, single, 25, 2));
      } while (!beside.isDone());
      double with = Posts.together(stretches).quantile(0.99);
      ratios.add(with / alone);
      System.out.printf(
          "  others' p99: %.1f ms alone, %.1f ms beside %.0f statements a second%n",
          alone, with, beside.join().rate());
    }
    put("othersP99", ratios);
  }

  private static Posts posts(List<Posts.Sender> senders, int items) {
    try {
      return Posts.of(senders, items);
    } catch (InterruptedException | ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  private void put(String name, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    figures.put(name, Math.round(sorted.get(sorted.size() / 2) * 1000) / 1000.0);
    System.out.printf(
        "%s: %.3f (%.3f to %.3f)%n",
        name, sorted.get(sorted.size() / 2), sorted.getFirst(), sorted.getLast());
  }

  private static void say(String what, Posts bare, Posts doors, String more) {
    System.out.printf(
        "  %-24s bare %,8.0f/s p50 %6.2f ms; doors %,8.0f/s p50 %6.2f p99 %6.2f ms %s%n",
        what,
        bare.rate(),
        bare.quantile(0.5),
        doors.rate(),
        doors.quantile(0.5),
        doors.quantile(0.99),
        more);
  }
}
