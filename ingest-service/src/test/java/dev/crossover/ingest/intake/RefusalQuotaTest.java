package dev.crossover.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Of a source's refused requests the newest are kept, within a number, a size and a time. */
class RefusalQuotaTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @Test
  void theOldestGoFirst() {
    RefusalQuota quota = new RefusalQuota(2, NOW);
    quota.add("a", NOW, 1);
    quota.add("b", NOW, 1);
    assertThat(quota.beyond()).isEmpty();
    quota.add("c", NOW, 1);
    assertThat(quota.beyond()).containsExactly("a");
  }

  @Test
  void whatIsTooOldGoes() {
    RefusalQuota quota = new RefusalQuota(2, NOW);
    quota.add("a", NOW.minus(RefusalQuota.KEPT_FOR).minusMillis(1), 1);
    quota.add("b", NOW.minus(RefusalQuota.KEPT_FOR), 1);
    assertThat(quota.beyond()).containsExactly("a");
  }

  /** What stays is the longest end of the list that fits. */
  @Property
  void theNewestThatFitStay(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 20) Integer> megabytes,
      @ForAll @IntRange(min = 1, max = 10) int most) {
    RefusalQuota quota = new RefusalQuota(most, NOW);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < megabytes.size(); i++) {
      all.add(String.valueOf(i));
      quota.add(all.get(i), NOW, (long) megabytes.get(i) << 20);
    }
    int kept = 0;
    long bytes = 0;
    while (kept < Math.min(most, all.size())) {
      bytes += (long) megabytes.get(all.size() - 1 - kept) << 20;
      if (bytes > RefusalQuota.MOST_BYTES) {
        break;
      }
      kept++;
    }
    assertThat(quota.beyond()).isEqualTo(all.subList(0, all.size() - kept));
  }
}
