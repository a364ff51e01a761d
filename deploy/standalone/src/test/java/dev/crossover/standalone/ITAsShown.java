package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.crossover.model.Topics;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages as they were shown: what the product kept today is read back as if it were weeks old. */
@ExtendWith(SharedStack.class)
@Order(13)
class ITAsShown {

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final LocalDate then = today.minusWeeks(2);
  private final RunningStack stack;
  private final Visitors visitors;

  ITAsShown(RunningStack stack) {
    this.stack = stack;
    this.visitors = new Visitors(stack);
  }

  @Test
  void aPageIsSeenAsItWasByWhoMayToday()
      throws IOException, InterruptedException, ExecutionException {
    String daniyar = stack.learner("Daniyar Akhmetov");
    Map<String, String> kept = new TreeMap<>();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> {
          kept.putAll(keptToday());
          return kept.containsKey("learner/" + daniyar + "/" + today)
              && kept.containsKey("group/demo//" + today);
        });
    putBack(kept);
    String lead = visitors.password("lead@as-shown.example", "programme-lead");
    try (Playwright playwright = Playwright.create();
        Browser browser = ITPages.browser(playwright)) {
      Page page = stack.signedIn(browser, new Browser.NewPageOptions());
      page.navigate(stack.url("/teams/atlas?cohort=demo"));
      page.locator(".figures").waitFor();
      String ready = page.locator(".figures dd").first().innerText();
      page.getByText("What we said").waitFor();
      page.getByLabel("As it was shown").fill("0");
      page.getByText("Atlas, as it was shown on").waitFor();
      assertThat(page.url()).contains("on=" + then);
      assertThat(page.locator(".figures dd").first().innerText()).isEqualTo(ready);
      Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("Daniyar Akhmetov"));
      assertThat(row.innerText()).contains("%");
      looksRight(page, "team");

      page.navigate(stack.url("/learners/" + daniyar + "?on=" + then));
      page.getByText("Daniyar Akhmetov, as shown on").waitFor();
      looksRight(page, "learner");
      Visitors.button(page.locator("main"), "Back to today").click();
      page.getByText("as shown on").waitFor(Visitors.GONE);

      // The same address by a link to another role: the counts, and nobody's name.
      Page other =
          visitors.signedIn(
              browser, "/teams/atlas?cohort=demo&on=" + then, "lead@as-shown.example", lead);
      other.getByText("Atlas, as it was shown on").waitFor();
      assertThat(other.locator(".figures dd").first().innerText()).isEqualTo(ready);
      assertThat(other.locator("main").innerText()).doesNotContain("Daniyar");
      other.navigate(stack.url("/cohorts/demo?on=" + then));
      other.getByText("Demo, as shown on").waitFor();
      other.getByText("Atlas").waitFor();
      looksRight(other, "cohort");
      other.navigate(stack.url("/?on=" + then));
      other.getByText("Teams, as shown on").waitFor();
      assertThat(visitors.problems()).isEmpty();
    }
  }

  private static void looksRight(Page page, String name) {
    assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
    page.setViewportSize(320, 900);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).as(name).isEqualTo(320);
    page.setViewportSize(1280, 900);
    Visitors.picture(page, "as-shown-" + name);
  }

  private Map<String, String> keptToday() throws ExecutionException, InterruptedException {
    Map<String, String> rows = new TreeMap<>();
    try (BrokerContent broker = new BrokerContent(bootstrap())) {
      broker
          .newest(Topics.PAST_DAYS)
          .forEach((key, row) -> {
            if (key.endsWith("/" + today)) {
              rows.put(key, new String(row.get(), UTF_8));
            }
          });
    }
    return rows;
  }

  private void putBack(Map<String, String> rows) throws ExecutionException, InterruptedException {
    try (KafkaProducer<String, String> raw =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      for (Map.Entry<String, String> row : rows.entrySet()) {
        String key = row.getKey().replace(today.toString(), then.toString());
        String value =
            row.getValue().replace("\"day\":\"" + today + '"', "\"day\":\"" + then + '"');
        raw.send(new ProducerRecord<>(Topics.PAST_DAYS.name(), key, value)).get();
      }
    }
  }

  private String bootstrap() {
    return "127.0.0.1:" + stack.ports().broker();
  }
}
