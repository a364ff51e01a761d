package dev.crossover.bench.doors;

import dev.crossover.bench.doors.Connection.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Posts bodies that were made before, over several connections at once.
 *
 * @param items posted
 * @param seconds until the last answer
 * @param millis of each answer, in ascending order
 */
record Posts(int items, double seconds, double[] millis) {

  double rate() {
    return items / seconds;
  }

  double quantile(double share) {
    return millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * share))];
  }

  /**
   * Posts.
   *
   * @param requests how many
   * @param connections at once
   */
  static Posts of(Target target, Payload payload, int requests, int connections)
      throws InterruptedException, ExecutionException {
    return of(senders(target, payload, requests, connections), requests * payload.items());
  }

  /**
   * One connection.
   *
   * @param bodies that are left; others may take of them, too
   */
  record Sender(Target target, Payload payload, BlockingQueue<byte[]> bodies) {}

  /** Several connections, with bodies that are ready. */
  static List<Sender> senders(Target target, Payload payload, int requests, int connections) {
    BlockingQueue<byte[]> bodies = new ArrayBlockingQueue<>(requests);
    for (int i = 0; i < requests; i++) {
      bodies.add(payload.body().get());
    }
    return Collections.nCopies(connections, new Sender(target, payload, bodies));
  }

  /**
   * Posts all bodies of all senders.
   *
   * @param items that the bodies hold together
   */
  static Posts of(List<Sender> senders, int items) throws InterruptedException, ExecutionException {
    try (ExecutorService clients = Executors.newFixedThreadPool(senders.size())) {
      long began = System.nanoTime();
      List<Future<double[]>> done =
          senders.stream().map(sender -> clients.submit(() -> post(sender))).toList();
      double[] all = new double[0];
      for (Future<double[]> each : done) {
        double[] some = each.get();
        int before = all.length;
        all = Arrays.copyOf(all, before + some.length);
        System.arraycopy(some, 0, all, before, some.length);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      Arrays.sort(all);
      return new Posts(items, seconds, all);
    }
  }

  /** The answers of all; their times add up. */
  static Posts together(List<Posts> all) {
    return new Posts(
        all.stream().mapToInt(Posts::items).sum(),
        all.stream().mapToDouble(Posts::seconds).sum(),
        all.stream().flatMapToDouble(each -> Arrays.stream(each.millis)).sorted().toArray());
  }

  private static double[] post(Sender sender) throws IOException {
    BlockingQueue<byte[]> bodies = sender.bodies();
    String path = sender.target().path(sender.payload());
    double[] millis = new double[bodies.size() + 1];
    int count = 0;
    try (Connection connection = sender.target().connect(sender.payload())) {
      for (byte[] body = bodies.poll(); body != null; body = bodies.poll()) {
        long sent = System.nanoTime();
        Answer answer = connection.post(path, body);
        if (answer.status() != 200) {
          throw new IOException(answer.status() + ": " + answer.body());
        }
        millis[count++] = (System.nanoTime() - sent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
      }
    }
    return Arrays.copyOf(millis, count);
  }
}
