package dev.crossover.ingest.xapi.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.xapi.forward.OtherStore.Answer;
import dev.crossover.ingest.xapi.statement.StatementFeed.Count;
import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import dev.crossover.model.intake.Forwarding;
import dev.crossover.wiring.Json;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeTry;
import org.jspecify.annotations.Nullable;

/**
 * Whatever the other store does, and wherever we are killed, what was taken gets there in order.
 */
class ForwarderProperties {

  private static final String ADDRESS = "https://lrs.example/xapi";
  private static final Clock CLOCK = Clock.systemUTC();

  private final List<Entry> stored = new ArrayList<>();
  private final Set<Long> wrong = new LinkedHashSet<>();
  private final List<Long> arrived = new ArrayList<>();
  private final List<String> passedOver = new ArrayList<>();
  private final Random chance = new Random();

  private @Nullable Forwarding kept;
  private Set<String> verbs = Set.of();
  private double trouble;

  /** Statements of a batch, where they are large. */
  private int atOnce = 100;

  private boolean refusesAll;

  /** jqwik has one instance for all tries of a property. */
  @BeforeTry
  void beginAnew() {
    stored.clear();
    wrong.clear();
    arrived.clear();
    passedOver.clear();
    kept = null;
    verbs = Set.of();
    trouble = 0;
    refusesAll = false;
    atOnce = 100;
  }

  @Property(tries = 300)
  void allArrivesInOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 800) int statements)
      throws InterruptedException {
    chance.setSeed(seed);
    trouble = chance.nextDouble() * 0.6;
    atOnce = 1 + chance.nextInt(100);
    double wrongShare = chance.nextDouble() * 0.2;
    Forwarder forwarder = begin();
    while (stored.size() < statements) {
      for (int i = chance.nextInt(250); i > 0; i--) {
        store(chance.nextDouble() < wrongShare);
      }
      for (int i = chance.nextInt(6); i > 0; i--) {
        forwarder.step();
      }
      if (chance.nextInt(4) == 0) {
        forwarder = begin(); // what was not kept is forgotten
      }
    }
    trouble = 0;
    store(false);
    drain(forwarder);
    List<Long> good =
        stored.stream().map(Entry::number).filter(number -> !wrong.contains(number)).toList();
    assertThat(new LinkedHashSet<>(arrived)).as("first arrivals").containsExactlyElementsOf(good);
    assertThat(Set.copyOf(passedOver))
        .isEqualTo(Set.copyOf(wrong.stream().map(number -> "s-" + number).toList()));
    assertThat(forwarder.backlog()).isEqualTo(new Forwarder.Backlog(0, null));
    Forwarding last = kept();
    assertThat(last.number()).isEqualTo(stored.getLast().number());
    assertThat(last.trouble()).isNull();
    int before = arrived.size();
    drain(begin());
    assertThat(arrived).as("once it has all of it, a restart tells nothing again").hasSize(before);
  }

  /** A wrong address, say, which a hundred statements must not be lost to. */
  @Property(tries = 20)
  void storeThatRefusesEverythingLosesNothing(@ForAll @IntRange(min = 1, max = 100) int large)
      throws InterruptedException {
    atOnce = large;
    for (int i = 0; i < 250; i++) {
      store(false);
    }
    refusesAll = true;
    Forwarder forwarder = begin();
    assertThat(untilItPauses(forwarder)).hasSeconds(1);
    assertThat(forwarder.backlog().statements()).isEqualTo(250);
    assertThat(untilItPauses(forwarder)).hasSeconds(2);
    assertThat(passedOver).isEmpty();
    Forwarding stuck = kept();
    assertThat(stuck.number()).isZero();
    assertThat(stuck.trouble()).isNotNull();
    refusesAll = false;
    drain(forwarder);
    assertThat(arrived).hasSize(250).doesNotHaveDuplicates();
    assertThat(kept().trouble()).isNull();
  }

  /** Nobody knows yet whether it refuses them, or us. */
  @Example
  void whatIsRefusedAndIsTheLastWaits() throws InterruptedException {
    for (int i = 0; i < 30; i++) {
      store(i >= 10);
    }
    Forwarder forwarder = begin();
    assertThat(untilItPauses(forwarder)).hasSeconds(1);
    assertThat(arrived).hasSize(10);
    assertThat(passedOver).isEmpty();
    assertThat(forwarder.backlog()).isEqualTo(new Forwarder.Backlog(20, stored.get(10).stored()));
    assertThat(kept().waiting()).isEqualTo(20);
    assertThat(kept().trouble())
        .isNotNull()
        .extracting(Forwarding.Trouble::reason)
        .isEqualTo("it refused the last 20 that it was told, with 400");
    wrong.clear();
    drain(forwarder);
    assertThat(arrived).hasSize(30).doesNotHaveDuplicates();
    assertThat(kept().trouble()).isNull();
  }

  @Example
  void whatIsNotAnsweredIsTriedInSmallerBatches() throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      store(false);
    }
    List<Integer> sizes = new ArrayList<>();
    Forwarder forwarder =
        begin(batch -> {
          sizes.add(batch.size());
          return batch.size() > 10
              ? new Answer.Away("it does not answer", null, true)
              : answer(batch);
        });
    for (int i = 0; i < 5; i++) {
      forwarder.step();
    }
    assertThat(sizes).containsExactly(100, 50, 25, 12, 6);
    assertThat(arrived).hasSize(6);
  }

  private static Duration untilItPauses(Forwarder forwarder) throws InterruptedException {
    Duration pause = forwarder.step();
    while (pause.isZero()) {
      pause = forwarder.step();
    }
    return pause;
  }

  @Example
  void pausesGrowAndAnAnswerMayAskForMore() throws InterruptedException {
    store(false);
    Forwarder forwarder = begin(_ -> new Answer.Away("it answered 503", null, false));
    List<Duration> pauses = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      pauses.add(forwarder.step());
    }
    assertThat(pauses.stream().map(Duration::toSeconds))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
    assertThat(begin(_ -> new Answer.Away("it answered 429", Duration.ofSeconds(90), false)).step())
        .hasSeconds(90);
    assertThat(begin(_ -> new Answer.Away("it answered 429", Duration.ofDays(90), false)).step())
        .hasMinutes(10);
    assertThat(kept().waiting()).isEqualTo(1);
    assertThat(kept().waitingSince()).isEqualTo(stored.getFirst().stored());
  }

  @Example
  void verbsThatAreNotWantedStayHereAndVoidingGoesOn() throws InterruptedException {
    verbs = Set.of("http://adlnet.gov/expapi/verbs/completed");
    store("http://adlnet.gov/expapi/verbs/initialized");
    store("http://adlnet.gov/expapi/verbs/completed");
    store(ForwardSettings.VOIDED);
    store("http://adlnet.gov/expapi/verbs/initialized");
    Forwarder forwarder = begin();
    drain(forwarder);
    assertThat(arrived).containsExactly(2L, 3L);
    assertThat(forwarder.backlog().statements()).isZero();
    assertThat(kept().number()).isEqualTo(4);
  }

  @Example
  void anotherStoreIsToldEverything() throws InterruptedException {
    store(false);
    drain(begin());
    Forwarding here = kept();
    kept =
        new Forwarding(
            "https://other.example", here.number(), here.at(), 1, 0, 0, null, null, null);
    drain(begin());
    assertThat(arrived).containsExactly(1L, 1L);
  }

  private Forwarder begin() {
    return begin(this::answer);
  }

  private Forwarder begin(OtherStore other) {
    SourceFeed feed =
        new SourceFeed() {

          @Override
          public List<Entry> after(long number, int most, long bytes) {
            return stored.stream()
                .filter(e -> e.number() > number)
                .limit(Math.min(most, atOnce))
                .toList();
          }

          @Override
          public Count count(long number, long most) {
            List<Entry> more =
                stored.stream().filter(e -> e.number() > number).limit(most).toList();
            return new Count(more.size(), more.isEmpty() ? number : more.getLast().number());
          }
        };
    Forwarder.Meter meter =
        new Forwarder.Meter() {

          @Override
          public void taken(int statements) {
            assertThat(statements).isPositive();
          }

          @Override
          public void refused(String id, int status) {
            passedOver.add(id);
          }
        };
    ForwardSettings settings =
        new ForwardSettings(URI.create(ADDRESS), "key", "secret", Set.of(), verbs, null);
    return new Forwarder(settings, feed, other, kept, how -> kept = how, meter, CLOCK);
  }

  private Answer answer(List<Entry> batch) {
    if (refusesAll) {
      return new Answer.Refused(400);
    }
    if (chance.nextDouble() < trouble) {
      if (chance.nextBoolean()) {
        // It was away before, or its answer was lost on the way.
        return new Answer.Away("it answered 503", null, false);
      }
      return taken(batch) instanceof Answer.Refused refused
          ? refused
          : new Answer.Away("it does not answer", null, true);
    }
    return taken(batch);
  }

  private Answer taken(List<Entry> batch) {
    if (batch.stream().anyMatch(e -> wrong.contains(e.number()))) {
      return new Answer.Refused(400);
    }
    batch.forEach(e -> arrived.add(e.number()));
    return new Answer.Taken();
  }

  private void drain(Forwarder forwarder) throws InterruptedException {
    int steps = 0;
    while (forwarder.step().isZero() || forwarder.backlog().statements() > 0) {
      assertThat(steps++).as("it comes to an end").isLessThan(10_000);
    }
  }

  private void store(boolean isWrong) {
    if (isWrong) {
      wrong.add(stored.size() + 1L);
    }
    store("http://adlnet.gov/expapi/verbs/completed");
  }

  private void store(String verb) {
    long number = stored.size() + 1L;
    stored.add(
        new Entry(
            number,
            Instant.ofEpochMilli(number),
            Json.MAPPER
                .createObjectNode()
                .put("id", "s-" + number)
                .set("verb", Json.MAPPER.createObjectNode().put("id", verb)),
            List.of()));
  }

  private Forwarding kept() {
    assertThat(kept).isNotNull();
    return java.util.Objects.requireNonNull(kept);
  }
}
