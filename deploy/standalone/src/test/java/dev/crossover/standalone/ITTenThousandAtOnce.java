package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.crossover.standalone.launcher.Stack;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand alerts at once, five times over, told to five hundred managers by two dashboards
 * that are killed at random moments. What one manager is told within ten seconds is one mail.
 */
@Tag("long")
@Order(11)
class ITTenThousandAtOnce {

  private static final int LEARNERS = 10_000;
  private static final int MANAGERS = 500;
  private static final int SEEDS = 5;
  private static final int KILLS = 2;
  private static final Duration TOLD_WITHIN = Duration.ofMinutes(15);
  private static final Pattern ASKS = Pattern.compile("Person (\\S+) asks for help");

  private final Set<String> told = new HashSet<>();

  /** Mails that told somebody who had been told of. */
  private int repeats;

  /** How many of somebody's mails were read; they stand in the order in which they came. */
  private final Map<String, Integer> read = new HashMap<>();

  @Test
  void nobodyIsLostAndAKillRepeatsOneMailAtMost(@TempDir Path work)
      throws IOException, InterruptedException {
    try (RestartedServices first =
            new RestartedServices(
                Files.createDirectory(work.resolve("a")), Map.of("CROSSOVER_MAIL_GATHERS", "10s"));
        Stack second = first.anotherDashboard(Files.createDirectory(work.resolve("b")))) {
      second.start();
      int kills = 0;
      for (int seed = 1; seed <= SEEDS; seed++) {
        long began = System.nanoTime();
        Random random = new Random(seed);
        Map<String, String> learners = learners(seed);
        AskingForHelp.ask(first.doors(), learners);
        for (int i = 0; i < KILLS; i++) {
          int at = first.mails() + 1 + random.nextInt(300);
          patiently().until(() -> first.mails() >= at || allOf(learners, first));
          Stack stack = random.nextBoolean() ? second : first.services();
          patiently().until(() -> stack.processes().containsKey(Stack.SERVICES));
          ProcessHandle.of(stack.processes().get(Stack.SERVICES)).orElseThrow().destroyForcibly();
          kills++;
        }
        patiently().until(() -> allOf(learners, first));
        System.out.printf(
            "seed %d: %d told in %d s, %d mails so far, %d repeats of %d kills, resident %d MB%n",
            seed,
            told.size(),
            Duration.ofNanos(System.nanoTime() - began).toSeconds(),
            first.mails(),
            repeats,
            kills,
            Stack.residentBytes(second.processes().get(Stack.SERVICES)) >> 20);
        assertThat(repeats).isLessThanOrEqualTo(kills);
      }

      // Whoever begins later has nothing to tell that was told.
      int all = first.mails();
      first.stop();
      first.start();
      AskingForHelp.ask(first.doors(), Map.of("one-more", "boss@crossover.example"));
      patiently().until(() -> first.mails() > all);
      assertThat(first.mails()).isEqualTo(all + 1);
    }
  }

  private static Map<String, String> learners(int seed) {
    Map<String, String> learners = new TreeMap<>();
    for (int i = 0; i < LEARNERS; i++) {
      learners.put("s%d-l%d".formatted(seed, i), "m%d@crossover.example".formatted(i % MANAGERS));
    }
    return learners;
  }

  /** Reads what came since the last look. */
  private boolean allOf(Map<String, String> learners, RestartedServices services) {
    Map<String, Integer> seen = new HashMap<>();
    for (MimeMessage mail : services.received()) {
      String to = to(mail);
      if (seen.merge(to, 1, Integer::sum) > read.getOrDefault(to, 0)) {
        read(mail);
      }
    }
    read.putAll(seen);
    return told.containsAll(learners.keySet());
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getHeader("To")[0];
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read(MimeMessage mail) {
    try {
      Set<String> who = new TreeSet<>();
      Matcher asks = ASKS.matcher(mail.getSubject() + "\n" + plain(mail));
      while (asks.find()) {
        who.add(asks.group(1));
      }
      assertThat(who).as(mail.getSubject()).isNotEmpty();
      assertThat(mail.getSubject()).doesNotContain("messages about");
      if (who.stream().anyMatch(told::contains)) {
        repeats++;
      }
      told.addAll(who);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String plain(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return String.valueOf(part.getContent());
    }
    StringBuilder found = new StringBuilder();
    if (part.getContent() instanceof Multipart several) {
      for (int i = 0; i < several.getCount(); i++) {
        found.append(plain(several.getBodyPart(i)));
      }
    }
    return found.toString();
  }

  /** The mail server says on its threads that who was killed has hung up. */
  private static ConditionFactory patiently() {
    return await()
        .dontCatchUncaughtExceptions()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(TOLD_WITHIN);
  }
}
