package dev.crossover.bench.doors;

import dev.crossover.bench.doors.Connection.Answer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
    BlockingQueue<byte[]> bodies = new ArrayBlockingQueue<>(requests);
    for (int i = 0; i < requests; i++) {
      bodies.add(payload.body().get());
    }
    try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
      long began = System.nanoTime();
      List<Future<double[]>> done =
          IntStream.range(0, connections)
              .mapToObj(_ -> clients.submit(() -> post(target, payload, bodies)))
              .toList();
      double[] all = new double[0];
      for (Future<double[]> each : done) {
        double[] some = each.get();
        int before = all.length;
        all = Arrays.copyOf(all, before + some.length);
        System.arraycopy(some, 0, all, before, some.length);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      Arrays.sort(all);
      return new Posts(requests * payload.items(), seconds, all);
    }
  }

  private static double[] post(Target target, Payload payload, BlockingQueue<byte[]> bodies)
      throws IOException {
    double[] millis = new double[bodies.size() + 1];
    int count = 0;
    try (Connection connection = target.connect(payload)) {
      for (byte[] body = bodies.poll(); body != null; body = bodies.poll()) {
        long sent = System.nanoTime();
        Answer answer = connection.post(target.path(payload), body);
        if (answer.status() != 200) {
          throw new IOException(answer.status() + ": " + answer.body());
        }
        millis[count++] = (System.nanoTime() - sent) / (double) TimeUnit.MILLISECONDS.toNanos(1);
      }
    }
    return Arrays.copyOf(millis, count);
  }
}
