package dev.crossover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SmallMapTest {

  @Property
  void isWhatWasPutIntoIt(
      @ForAll List<@CharRange(from = 'a', to = 'd') @StringLength(max = 2) String> keys) {
    Map<String, Integer> expected = new TreeMap<>();
    SmallMap<Integer> map = SmallMap.empty();
    for (int i = 0; i < keys.size(); i++) {
      SmallMap<Integer> before = map;
      Map<String, Integer> copy = new HashMap<>(before);
      map = map.with(keys.get(i), i);
      expected.put(keys.get(i), i);
      assertThat(before).as("stays as it was").isEqualTo(copy);
    }
    assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasSize(expected.size());
    assertThat(map.keySet()).containsExactlyElementsOf(expected.keySet());
    assertThat(SmallMap.copyOf(expected)).isEqualTo(map);
    for (String key : List.of("", "a", "b", "dd", "x")) {
      assertThat(map.get(key)).isEqualTo(expected.get(key));
      assertThat(map.containsKey(key)).isEqualTo(expected.containsKey(key));
    }
  }

  @Test
  void copiesNoSmallMapAndNoNull() {
    SmallMap<Integer> map = SmallMap.<Integer>empty().with("a", 1);
    assertThat(SmallMap.copyOf(map)).isSameAs(map);
    Map<String, Integer> nothing = new HashMap<>();
    nothing.put("a", null);
    assertThatThrownBy(() -> SmallMap.copyOf(nothing)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
  }
}
