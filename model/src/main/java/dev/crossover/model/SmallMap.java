package dev.crossover.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of some dozen texts, of which another with one value changed is made by copying
 * an array: a fold makes one at each event.
 *
 * @param <V> type of the values
 */
public final class SmallMap<V> extends AbstractMap<String, V> {

  private static final SmallMap<?> EMPTY = new SmallMap<>(new String[0], new Object[0]);

  /** In their natural order. */
  private final String[] keys;

  private final Object[] values;

  private SmallMap(String[] keys, Object[] values) {
    this.keys = keys;
    this.values = values;
  }

  /** A map of nothing. */
  @SuppressWarnings("unchecked") // holds no value
  public static <V> SmallMap<V> empty() {
    return (SmallMap<V>) EMPTY;
  }

  /** The same entries; the same map if it is a small one. */
  public static <V> SmallMap<V> copyOf(Map<String, V> map) {
    if (map instanceof SmallMap<V> small) {
      return small;
    }
    Map<String, V> sorted = new TreeMap<>(map);
    Object[] values = sorted.values().stream().map(Objects::requireNonNull).toArray();
    return new SmallMap<>(sorted.keySet().toArray(String[]::new), values);
  }

  /** This map, but for one value. */
  public SmallMap<V> with(String key, V value) {
    int at = Arrays.binarySearch(keys, key);
    if (at >= 0) {
      Object[] changed = values.clone();
      changed[at] = value;
      return new SmallMap<>(keys, changed);
    }
    int place = -at - 1;
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    Object[] moreValues = Arrays.copyOf(values, keys.length + 1);
    System.arraycopy(keys, place, moreKeys, place + 1, keys.length - place);
    System.arraycopy(values, place, moreValues, place + 1, keys.length - place);
    moreKeys[place] = key;
    moreValues[place] = value;
    return new SmallMap<>(moreKeys, moreValues);
  }

  @Override
  public @Nullable V get(@Nullable Object key) {
    int at = key instanceof String text ? Arrays.binarySearch(keys, text) : -1;
    return at < 0 ? null : value(at);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String text && Arrays.binarySearch(keys, text) >= 0;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public Set<Entry<String, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, V>> iterator() {
        return IntStream.range(0, keys.length)
            .mapToObj(i -> Map.entry(keys[i], value(i)))
            .iterator();
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  @SuppressWarnings("unchecked") // only values of V were put
  private V value(int at) {
    return (V) values[at];
  }
}
