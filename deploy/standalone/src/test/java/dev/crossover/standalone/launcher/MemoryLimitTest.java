package dev.crossover.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What CROSSOVER_MEMORY says. */
class MemoryLimitTest {

  @ParameterizedTest
  @CsvSource({
    "'',     -Xmx640m,  -XX:MaxDirectMemorySize=160m",
    "1280m,  -Xmx640m,  -XX:MaxDirectMemorySize=160m",
    "640MB,  -Xmx320m,  -XX:MaxDirectMemorySize=80m",
    "2g,     -Xmx1024m, -XX:MaxDirectMemorySize=256m",
    "4GB,    -Xmx2048m, -XX:MaxDirectMemorySize=512m",
  })
  void halfOfItIsHeap(String set, String heap, String buffers) {
    assertThat(MemoryLimit.of(set).options()).contains(heap, buffers);
  }

  @ParameterizedTest
  @ValueSource(strings = {"much", "2", "512MB", "0g", "-2g", "1.5g", "9999999m"})
  void whatIsNoSizeOrTooLittleIsRefused(String set) {
    assertThatThrownBy(() -> MemoryLimit.of(set))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CROSSOVER_MEMORY must be a size of 640MB or more, such as 2GB, not " + set);
  }
}
