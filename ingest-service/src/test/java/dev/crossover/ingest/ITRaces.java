package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.wiring.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What senders of one source do in the same moment, at either of two instances. */
class ITRaces {

  private static final int RACES = 400;
  private static final int CONNECTIONS = 64;
  private static final Duration SHARED = Duration.ofMinutes(10);

  @TempDir private static Path state;
  private static Ingest ingest;
  private static Posting here;
  private static Posting there;

  @BeforeAll
  static void start() {
    ingest = new Ingest(state, "--crossover.ingest.rate=1000000");
    here = ingest.sender("lms");
    there = here.at(ingest.another("--crossover.ingest.rate=1000000"));
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  /**
   * A sender's statements, of which one is raced for.
   *
   * @param ids of all, in their order
   * @param score by which its content is known
   */
  private record Racer(Posting at, List<String> ids, int score) {

    HttpResponse<String> post() {
      List<String> all = ids.stream().map(id -> statement(id, score, "anything")).toList();
      return at.postStatements(all.size() == 1 ? all.getFirst() : all.toString());
    }
  }

  /**
   * Two senders post one id with different content at once. One gets 200 and its statement is read;
   * the other gets 409 and nothing of its batch is stored.
   */
  @Test
  void theContentThatStandsIsThatOfTheSenderWhoWasTold200() throws Exception {
    Random random = new Random(11);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int race = 0; race < RACES; race++) {
        String contested = UUID.randomUUID().toString();
        List<Racer> racers =
            List.of(racer(random, contested, 2 * race), racer(random, contested, 2 * race + 1));
        CyclicBarrier start = new CyclicBarrier(racers.size());
        List<Future<HttpResponse<String>>> replies = new ArrayList<>();
        for (Racer racer : racers) {
          replies.add(
              threads.submit(() -> {
                start.await();
                return racer.post();
              }));
        }
        List<Integer> told = List.of(status(replies.get(0)), status(replies.get(1)));
        assertThat(told).as("race %d", race).containsExactlyInAnyOrder(200, 409);
        Racer taken = racers.get(told.indexOf(200));
        Racer refused = racers.get(told.indexOf(409));
        assertThat(scoreOf(contested)).as("race %d", race).isEqualTo(taken.score());
        for (String id : refused.ids()) {
          assertThat(found(id)).as("of the refused, race %d", race).isEqualTo(id.equals(contested));
        }
        for (String id : taken.ids()) {
          assertThat(found(id)).as("of the taken, race %d", race).isTrue();
        }
      }
    }
  }

  /** Alone or within a batch of up to four, here or there. */
  private static Racer racer(Random random, String contested, int score) {
    List<String> ids = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ids.add(UUID.randomUUID().toString());
    }
    ids.add(random.nextInt(ids.size() + 1), contested);
    return new Racer(random.nextBoolean() ? here : there, List.copyOf(ids), score);
  }

  private static int status(Future<HttpResponse<String>> reply)
      throws InterruptedException, ExecutionException {
    return reply.get().statusCode();
  }

  private static boolean found(String id) {
    int status = there.get("/xapi/statements?statementId=" + id).statusCode();
    assertThat(status).isIn(200, 404);
    return status == 200;
  }

  private static int scoreOf(String id) {
    return Json.MAPPER
        .readTree(here.get("/xapi/statements?statementId=" + id).body())
        .at("/result/score/raw")
        .asInt();
  }

  /** Each connection defines the same five activities anew, again and again, and reads them. */
  @Test
  void connectionsThatShareActivitiesAreAllServed() throws Exception {
    share(8, Duration.ofSeconds(5));
  }

  @Test
  @Tag("long")
  void connectionsThatShareActivitiesAreAllServedForTenMinutes() throws Exception {
    share(CONNECTIONS, SHARED);
  }

  private static void share(int connections, Duration time)
      throws InterruptedException, ExecutionException {
    Map<Integer, Integer> answers = new ConcurrentHashMap<>();
    long end = System.nanoTime() + time.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        int connection = i;
        all.add(
            threads.submit(() -> {
              for (int n = 0; System.nanoTime() < end; n++) {
                Posting at = (connection + n) % 2 == 0 ? here : there;
                String activity = "activity-" + (connection + n) % 5;
                String id = UUID.randomUUID().toString();
                count(answers, at.postStatements(statement(id, n % 100, activity)));
                if (n % 10 == 0) {
                  count(answers, at.get("/xapi/activities?activityId=" + encoded(iri(activity))));
                }
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    System.out.println("answers to those who share activities: " + answers);
    assertThat(answers).containsOnlyKeys(200);
    assertThat(answers.get(200)).isGreaterThan(connections);
  }

  private static void count(Map<Integer, Integer> answers, HttpResponse<String> reply) {
    answers.merge(reply.statusCode(), 1, Integer::sum);
  }

  private static String statement(String id, int score, String activity) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"somebody"}},
     "verb":{"id":"http://adlnet.gov/expapi/verbs/answered"},
     "object":{"id":"%s","definition":{"name":{"en":"As of %d"}}},"result":{"score":{"raw":%d}}}
    """
        .formatted(id, iri(activity), score, score);
  }

  private static String iri(String activity) {
    return "https://lms.example/" + activity;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
