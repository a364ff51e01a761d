package dev.crossover.bench.doors;

import dev.crossover.bench.doors.Connection.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two installations on one broker, one of a single instance and one of two. Both get the same
 * bodies of the same two sources, and must then have the same statements. One rests while the other
 * works.
 */
final class TwoInstances implements AutoCloseable {

  /** Of each source. */
  private static final int CONNECTIONS = 4;

  /** Names of sources, so that each instance has some. */
  private static final int TRIED = 12;

  private static final Duration MOVES_WITHIN = Duration.ofMinutes(2);

  /** By this an instance knows that it must not hand on what another one has. */
  private static final String HANDED_ON = "X-Crossover-Handed-On: bench\r\n";

  private static final JsonMapper JSON = new JsonMapper();

  private final Server alone;
  private final Server first;
  private final Server second;

  private TwoInstances(Server alone, Server first, Server second) {
    this.alone = alone;
    this.first = first;
    this.second = second;
  }

  /**
   * Starts all three.
   *
   * @param folder for their states
   */
  static TwoInstances start(String bootstrap, Path folder)
      throws IOException, InterruptedException {
    String of = "--crossover.prefix=";
    Server alone = Server.doors(bootstrap, folder.resolve("alone"), of + "alone-");
    Server first = Server.doors(bootstrap, folder.resolve("first"), of + "two-");
    return new TwoInstances(
        alone, first, Server.doors(bootstrap, folder.resolve("second"), of + "two-"));
  }

  /**
   * How fast two are, over one.
   *
   * @param requests of each source in a round
   * @throws IllegalStateException if they do not have the same in the end
   */
  List<Double> ratios(int rounds, int requests)
      throws IOException, InterruptedException, ExecutionException {
    // In this order: once the second one has a source, those that were to move have moved.
    String moved = source(second, first);
    List<String> names = List.of(source(first, second), moved);
    List<Target> one = new ArrayList<>();
    List<Target> either = new ArrayList<>();
    for (String name : names) {
      one.add(alone.source(name));
      Target key = first.source(name);
      either.add(key);
      either.add(key.at(second.port()));
    }
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < DoorsBench.WARM_UP + rounds; i++) {
      List<List<byte[]>> bodies = names.stream().map(_ -> bodies(requests)).toList();
      double single = rate(one, bodies);
      double both = rate(either, bodies);
      System.out.printf("  one instance %,8.0f/s; two %,8.0f/s%n", single, both);
      if (i >= DoorsBench.WARM_UP) {
        ratios.add(both / single);
      }
    }
    require(owns(either.get(0)) && owns(either.get(3)), "a source has moved in between");
    for (int i = 0; i < names.size(); i++) {
      Set<String> expected = all(one.get(i));
      Set<String> found = all(either.get(2 * i));
      require(
          expected.size() == (DoorsBench.WARM_UP + rounds) * requests * DoorsBench.BATCH,
          "one instance has " + expected.size() + " statements");
      require(found.size() == expected.size(), "two instances have " + found.size());
      require(found.equals(expected), "as many at two instances, and not the same");
    }
    return ratios;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private static List<byte[]> bodies(int requests) {
    Payload batch = Payload.statements(DoorsBench.BATCH);
    return IntStream.range(0, requests).mapToObj(_ -> batch.body().get()).toList();
  }

  /** Posts of both sources at once, at each of a source's targets in equal shares. */
  private static double rate(List<Target> targets, List<List<byte[]>> bodies)
      throws InterruptedException, ExecutionException {
    int each = targets.size() / bodies.size();
    List<Posts.Sender> senders = new ArrayList<>();
    int items = 0;
    for (int i = 0; i < bodies.size(); i++) {
      BlockingQueue<byte[]> left =
          new ArrayBlockingQueue<>(bodies.get(i).size(), false, bodies.get(i));
      for (int c = 0; c < CONNECTIONS; c++) {
        Target target = targets.get(i * each + c % each);
        senders.add(new Posts.Sender(target, Payload.statements(DoorsBench.BATCH), left));
      }
      items += bodies.get(i).size() * DoorsBench.BATCH;
    }
    return Posts.of(senders, items).rate();
  }

  /** A source that one instance owns, and the other does not. */
  private static String source(Server owner, Server other)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + MOVES_WITHIN.toNanos();
    for (int i = 0; System.nanoTime() < deadline; i++) {
      String name = "source-" + i % TRIED;
      Target key = owner.source(name);
      if (owns(key) && !owns(key.at(other.port()))) {
        return name;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    throw new IllegalStateException("one of the instances owns nothing");
  }

  private static boolean owns(Target target) throws IOException {
    try (Connection connection = target.connect(HANDED_ON)) {
      int status = connection.get("/xapi/statements?limit=1").status();
      while (status == 401) { // the key has not arrived there yet
        status = connection.get("/xapi/statements?limit=1").status();
      }
      require(status == 200 || status == 503, "answered " + status);
      return status == 200;
    }
  }

  /** All statements that a source has, without what the time of arrival makes of them. */
  private static Set<String> all(Target target) throws IOException {
    DoorsBench.shown(target);
    Set<String> all = new HashSet<>();
    try (Connection connection = target.connect()) {
      String next = "/xapi/statements?limit=500&ascending=true";
      while (!next.isEmpty()) {
        Answer answer = connection.get(next);
        if (answer.status() != 200) {
          throw new IOException(answer.status() + ": " + answer.body());
        }
        JsonNode page = JSON.readTree(answer.body());
        for (JsonNode statement : page.get("statements")) {
          ((ObjectNode) statement).remove(List.of("stored", "authority"));
          all.add(statement.get("id").asString() + statement.toString().hashCode());
        }
        next = page.path("more").asString("");
      }
    }
    return all;
  }

  @Override
  public void close() {
    alone.close();
    first.close();
    second.close();
  }
}
