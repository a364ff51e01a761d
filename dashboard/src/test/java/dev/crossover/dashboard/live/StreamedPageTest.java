package dev.crossover.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.crossover.dashboard.live.Announcements.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Timeout(20)
class StreamedPageTest {

  private static final Change RED = new Change("learner-progress", "spring/red");
  private static final Change PLANS = new Change("plans", "");

  /** The other side of a page. */
  private static final class Browser extends SseEmitter {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch reads = new CountDownLatch(1);
    private volatile boolean gone;

    @Override
    public void send(SseEventBuilder event) throws IOException {
      try {
        reads.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (gone) {
        throw new IOException("Broken pipe");
      }
      event.build().stream()
          .map(part -> part.getData())
          .filter(StreamedPage.Told.class::isInstance)
          .forEach(told -> heard.add(told.toString()));
    }
  }

  private final Browser browser = new Browser();
  private final StreamedPage page = new StreamedPage(browser, "user/1", change -> change);
  private final Thread thread = Thread.ofVirtual().unstarted(page);

  /** Who does not read holds up nobody, and then hears of each group once. */
  @Test
  void aSlowPageIsLateAndNotFlooded() throws InterruptedException {
    thread.start();
    assertThatCode(
            () -> {
              for (int i = 1; i <= 100_000; i++) {
                page.tell(RED, i);
              }
              page.tell(PLANS, 100_001);
            })
        .doesNotThrowAnyException();
    browser.reads.countDown();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> browser.heard.stream().anyMatch(t -> t.contains("100001")));
    assertThat(browser.heard).hasSizeBetween(2, 3);
    assertThat(browser.heard.get(browser.heard.size() - 2))
        .isEqualTo("Told[topic=learner-progress, group=spring/red, version=100000]");
    assertThat(browser.heard.getLast()).isEqualTo("Told[topic=plans, group=null, version=100001]");
    page.close();
    assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
  }

  @Test
  void aPageThatIsGoneEndsItsThread() throws InterruptedException {
    browser.gone = true;
    browser.reads.countDown();
    thread.start();
    page.tell(PLANS, 1);
    thread.join(TimeUnit.SECONDS.toMillis(5));
    assertThat(page.closed()).isTrue();
  }
}
