package dev.crossover.standalone.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  private static final Duration WITHIN = Duration.ofMillis(300);

  @TempDir private Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  /** It may read for longer than it may be silent. */
  @Test
  void whoIsAliveIsWaitedFor() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    await(() -> asked.incrementAndGet() > 10, () -> true);
    assertThat(told.toString(UTF_8))
        .contains("reader alive, not ready yet; see ", "reader ready after");
  }

  @Test
  void whoIsNotAliveIsGivenUp() {
    assertThatThrownBy(() -> await(() -> false, () -> false))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("[reader] not ready after 0 s");
  }

  /** What an earlier start refused is no reason any more. */
  @Test
  void whoRefusesToStartIsQuoted() throws IOException {
    Files.writeString(folder.resolve("child.log"), "ERROR Reporter refused to start: old\n");
    String says = "echo 'ERROR Reporter refused to start: no port'; echo 'WARN closing'; exit 1";
    Child refuses = child(List.of("/bin/sh", "-c", says), () -> false, () -> true);
    assertThatThrownBy(() -> await(refuses))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "child ended with exit code 1: refused to start: no port; see "
                + folder.resolve("child.log"));
  }

  private void await(BooleanSupplier ready, BooleanSupplier alive)
      throws IOException, InterruptedException {
    await(child(List.of("/bin/sleep", "60"), ready, alive));
  }

  private Child child(List<String> command, BooleanSupplier ready, BooleanSupplier alive) {
    return new Child(
        "child",
        command,
        Map.of(),
        folder.resolve("child.log"),
        List.of(new Probe("reader", ready)),
        List.of(new Probe("reader", alive)));
  }

  private void await(Child child) throws IOException, InterruptedException {
    child.start();
    try {
      child.awaitReady(WITHIN, new PrintStream(told, true, UTF_8));
    } finally {
      child.stop(Duration.ofSeconds(5));
    }
  }
}
