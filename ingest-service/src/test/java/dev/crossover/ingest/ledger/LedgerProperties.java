package dev.crossover.ingest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.ledger.Ledger.Answer;
import dev.crossover.ingest.ledger.Ledger.Proposal;
import dev.crossover.ingest.ledger.LogInMemory.Instance;
import dev.crossover.ingest.ledger.LoggedRequest.Head;
import dev.crossover.ingest.ledger.LoggedRequest.Item;
import dev.crossover.ingest.request.KafkaAway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Whoever takes itself for the owner, whatever the log takes or loses and whenever it is read: what
 * a sender was told is what the log says, and all who read the log have the same.
 */
class LedgerProperties {

  private static final String SOURCE = "lms";
  private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

  private Path folder = Path.of("unused");

  @BeforeTry
  void folder() throws IOException {
    folder = Files.createTempDirectory("crossover-ledger");
  }

  @AfterTry
  void gone() throws IOException {
    FileSystemUtils.deleteRecursively(folder);
  }

  /** Folds that had what was read at the door. */
  private static final AtomicLong handedOn = new AtomicLong();

  @AfterContainer
  static void someWasHandedOn() {
    assertThat(handedOn.get()).isGreaterThan(1_000);
  }

  /** What was asked and what became of it. */
  private record Asked(String id, List<Item> items, @Nullable Answer<String> answer) {}

  @Property(tries = 300)
  void whatIsToldIsWhatTheLogSays(@ForAll long seed) {
    Random random = new Random(seed);
    LogInMemory log = new LogInMemory();
    List<Asked> asked = new ArrayList<>();
    try (Instance one = log.new Instance(folder.resolve("1"), _ -> new FirstStands());
        Instance two = log.new Instance(folder.resolve("2"), _ -> new FirstStands());
        Instance late = log.new Instance(folder.resolve("3"), _ -> new FirstStands())) {
      int steps = 10 + random.nextInt(60);
      // Mostly one owner at a time, as in life; the more often two, the more gaps.
      double both = random.nextDouble() / 2;
      Instance owner = one;
      for (int i = 0; i < steps; i++) {
        Instance at = random.nextDouble() < both ? (random.nextBoolean() ? one : two) : owner;
        switch (random.nextInt(10)) {
          case 0, 1, 2, 3 -> asked.add(ask(at, items(random)));
          case 4, 5 -> at.hear(1 + random.nextInt(3));
          case 6, 7 -> at.read(1 + random.nextInt(3));
          case 8 -> {
            if (random.nextInt(3) == 0) {
              at.fail(1 + random.nextInt(2), random.nextBoolean());
            } else if (random.nextInt(3) == 0) {
              at.restart(random.nextInt(5));
            }
          }
          default -> owner = random.nextInt(4) == 0 ? (owner == one ? two : one) : owner;
        }
      }
      for (Instance each : List.of(one, two, late)) {
        each.hear(Integer.MAX_VALUE);
        each.read(Integer.MAX_VALUE);
      }
      Map<String, String> outcomes = new HashMap<>();
      Map<String, String> stands = log.reference(outcomes);
      for (Asked each : asked) {
        String told = told(each);
        if (each.answer() == null) {
          // Refused at once: the id stands with other content, and nothing was appended.
          assertThat(each.items())
              .anyMatch(i -> stands.containsKey(i.id()) && !i.digest().equals(stands.get(i.id())));
          assertThat(outcomes).doesNotContainKey(each.id());
        } else if (told != null) {
          assertThat(told).isEqualTo(outcomes.get(each.id()));
        }
      }
      assertThat(two.content()).isEqualTo(one.content());
      assertThat(late.content()).as("who read nothing but the log").isEqualTo(one.content());
      stands.forEach((id, digest) ->
          assertThat(one.row(RowKey.of(SOURCE, 'i', id)))
              .asString(StandardCharsets.UTF_8)
              .endsWith(" " + digest));
    }
  }

  /** Without failures and with one owner nobody waits for a reader, and everybody is told. */
  @Property(tries = 100)
  void oneOwnerAnswersWithoutReading(@ForAll long seed) {
    Random random = new Random(seed);
    LogInMemory log = new LogInMemory();
    try (Instance one = log.new Instance(folder.resolve("1"), _ -> new FirstStands())) {
      List<Asked> asked = IntStream.range(0, 20).mapToObj(_ -> ask(one, items(random))).toList();
      one.hear(Integer.MAX_VALUE);
      Map<String, String> outcomes = new HashMap<>();
      log.reference(outcomes);
      assertThat(asked)
          .allSatisfy(each -> assertThat(told(each)).isEqualTo(outcomes.get(each.id())));
    }
  }

  private static @Nullable String told(Asked asked) {
    try {
      return asked.answer() == null ? null : asked.answer().answer(System.nanoTime());
    } catch (KafkaAway e) {
      return null;
    }
  }

  private static Asked ask(Instance at, List<Item> items) {
    String id = UUID.randomUUID().toString();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    try {
      Answer<String> answer =
          at.ledger()
              .offer(
                  (rows, place) -> {
                    String outcome = FirstStands.decide(items, rows, place.offset());
                    if (outcome.equals("conflict") && place.certain().getAsBoolean()) {
                      throw new IllegalArgumentException("conflict");
                    }
                    Head head = new Head(id, "T", AT, Map.of(), items, null);
                    return new Proposal<>(
                        new LoggedRequest(SOURCE, head, new byte[0]), outcome, false, items);
                  },
                  deadline);
      return new Asked(id, items, answer);
    } catch (IllegalArgumentException e) {
      return new Asked(id, items, null);
    }
  }

  private static List<Item> items(Random random) {
    Map<String, Item> items = new TreeMap<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String id = "id-" + random.nextInt(6);
      items.put(id, new Item(id, "content-" + random.nextInt(2)));
    }
    return List.copyOf(items.values());
  }

  /** The first content of an id stands; a request with another one changes nothing. */
  private static final class FirstStands implements RequestFold {

    @Override
    public Set<String> kinds() {
      return Set.of("T");
    }

    @Override
    public Object fold(Entry entry, Draft rows, Derived derived) {
      if (entry.read() != null) {
        handedOn.incrementAndGet();
        // Were it another request's, these rows would differ from those of who reads the log alone.
        return decide(items(entry.read()), rows, entry.offset());
      }
      return decide(entry.request().head().items(), rows, entry.offset());
    }

    private static List<Item> items(Object read) {
      return ((List<?>) read).stream().map(Item.class::cast).toList();
    }

    static String decide(List<Item> items, Draft rows, long offset) {
      int fresh = 0;
      for (Item item : items) {
        String[] known = known(item, rows);
        if (known == null || known[0].equals(String.valueOf(offset))) {
          fresh++;
        } else if (!known[1].equals(item.digest())) {
          return "conflict";
        }
      }
      for (Item item : items) {
        if (known(item, rows) == null) {
          rows.put(
              RowKey.of(SOURCE, 'i', item.id()),
              (offset + " " + item.digest()).getBytes(StandardCharsets.UTF_8));
        }
      }
      return "new " + fresh;
    }

    private static String @Nullable [] known(Item item, Draft rows) {
      byte[] row = rows.get(RowKey.of(SOURCE, 'i', item.id()));
      return row == null ? null : new String(row, StandardCharsets.UTF_8).split(" ", 2);
    }
  }
}
