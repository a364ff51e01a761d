package dev.crossover.bench.doors;

import dev.crossover.bench.Arguments;
import dev.crossover.bench.doors.Connection.Answer;
import dev.crossover.wiring.EndWithParent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int BATCH = 50;

  /** Statements that the bench has ready in memory. */
  private static final int AT_ONCE = 50_000;

  private static final String NEWEST = "/xapi/statements?limit=100";
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
    try (Server bare = Server.bare(bootstrap)) {
      try (Server doors = Server.doors(bootstrap, state)) {
        speeds(doors.source("lms"), bare.target());
        besideABackfill(doors);
        newest(doors);
      }
      forwards();
      starts();
    }
  }

  private void speeds(Target doors, Target bare)
      throws IOException, InterruptedException, ExecutionException {
    Payload batches = Payload.statements(BATCH);
    Payload single = Payload.statements(1);
    // What is compiled and grown in the first seconds is not what a backfill of hours meets.
    for (int i = 0; i < rounds; i++) {
      Posts.of(doors, batches, requests, 8);
      Posts.of(bare, batches, requests, 8);
      Posts.of(doors, single, requests * 2, 32);
      Posts.of(bare, single, requests * 2, 32);
    }
    List<Double> batch = new ArrayList<>();
    List<Double> readable = new ArrayList<>();
    List<Double> singles = new ArrayList<>();
    List<Double> one = new ArrayList<>();
    List<Double> events = new ArrayList<>();
    List<Double> caliper = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      Posts plain = Posts.of(bare, batches, requests * 4, 8);
      long began = System.nanoTime();
      Posts posted = Posts.of(doors, batches, requests, 8);
      double shown = posted.seconds() + shown(doors);
      batch.add(posted.rate() / plain.rate());
      readable.add(posted.items() / shown / plain.rate());
      say("batches of 50", plain, posted, "readable after %.2f s".formatted(shown));
      plain = Posts.of(bare, single, requests * 20, 32);
      posted = Posts.of(doors, single, requests * 5, 32);
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
  private static double shown(Target doors) throws IOException {
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
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double alone = Posts.of(quiet, single, requests, 2).quantile(0.99);
      CompletableFuture<Posts> beside =
          CompletableFuture.supplyAsync(() -> posts(backfill, requests * 2));
      List<Double> worst = new ArrayList<>();
      while (!beside.isDone()) {
        worst.add(Posts.of(quiet, single, 50, 2).quantile(0.99));
      }
      double with = worst.stream().mapToDouble(d -> d).max().orElse(0);
      ratios.add(with / alone);
      System.out.printf(
          "  others' p99: %.1f ms alone, %.1f ms beside %.0f statements a second%n",
          alone, with, beside.join().rate());
    }
    put("othersP99", ratios);
  }

  private static Posts posts(Target target, int requests) {
    try {
      return Posts.of(target, Payload.statements(BATCH), requests, 4);
    } catch (InterruptedException | ExecutionException e) {
      throw new CompletionException(e);
    }
  }

  private void newest(Server doors) throws IOException, InterruptedException, ExecutionException {
    ObjectNode millis = figures.putObject("getNewestMillis");
    Target few = doors.source("few");
    fill(few, 10_000);
    millis.put("10000", newest(few));
    Target large = doors.source("many");
    double seconds = fill(large, many) + shown(large);
    millis.put(String.valueOf(many), newest(large));
    System.out.printf(
        "  %,d statements, readable, in %.0f s: %.0f a second; 10 million in %.1f h%n",
        many, seconds, many / seconds, seconds / many * 1e7 / 3600);
    figures.set("bytesPerStatement", Bytes.of(bootstrap, "many", state, many));
  }

  /** Returns the seconds of posting, without those of making what is posted. */
  private static double fill(Target target, int statements)
      throws InterruptedException, ExecutionException {
    double seconds = 0;
    for (int done = 0; done < statements; done += AT_ONCE) {
      int requests = Math.min(AT_ONCE, statements - done) / BATCH;
      seconds += Posts.of(target, Payload.statements(BATCH), requests, 8).seconds();
    }
    return seconds;
  }

  private double newest(Target target) throws IOException {
    double[] millis = new double[rounds * 20];
    try (Connection reader = target.connect()) {
      for (int i = 0; i < millis.length; i++) {
        long asked = System.nanoTime();
        reader.get(NEWEST);
        millis[i] = (System.nanoTime() - asked) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[millis.length / 2];
  }

  /** How fast a backlog goes on to another store that does nothing. */
  private void forwards() throws IOException, InterruptedException {
    try (BareStore store = new BareStore(many);
        Server _ =
            Server.doors(
                bootstrap,
                state,
                "--crossover.ingest.forward.to=" + store.address(),
                "--crossover.ingest.forward.key=bench",
                "--crossover.ingest.forward.secret=bench",
                "--crossover.ingest.forward.sources=many")) {
      double rate = store.rate();
      figures.put("forwarded", Math.round(rate));
      System.out.printf("  forwarded: %.0f statements a second%n", rate);
    }
  }

  /** Until it is ready, after a kill and with no state at all. */
  private void starts() throws IOException, InterruptedException {
    ObjectNode seconds = figures.putObject("startSeconds");
    for (boolean kept : new boolean[] {true, false}) {
      long began = System.nanoTime();
      Path folder = kept ? state : state.resolveSibling("nothing");
      try (Server doors = Server.doors(bootstrap, folder)) {
        seconds.put(kept ? "kept" : "fromNothing", (System.nanoTime() - began) / 1e9);
        doors.kill();
      }
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
