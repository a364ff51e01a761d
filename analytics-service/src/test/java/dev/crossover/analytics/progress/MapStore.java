package dev.crossover.analytics.progress;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store that can be put back to what it held at the last commit, as a crash does. */
final class MapStore<K extends Comparable<? super K>> implements KeyValueStore<K, byte[]> {

  private TreeMap<K, byte[]> committed = new TreeMap<>();
  private TreeMap<K, byte[]> now = new TreeMap<>();

  void commit() {
    committed = new TreeMap<>(now);
  }

  void crash() {
    now = new TreeMap<>(committed);
  }

  @Override
  public void put(K key, byte @Nullable [] value) {
    if (value == null) {
      now.remove(key);
    } else {
      now.put(key, value);
    }
  }

  @Override
  public byte @Nullable [] putIfAbsent(K key, byte[] value) {
    return now.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<K, byte[]>> entries) {
    entries.forEach(e -> put(e.key, e.value));
  }

  @Override
  public byte @Nullable [] delete(K key) {
    return now.remove(key);
  }

  @Override
  public byte @Nullable [] get(K key) {
    return now.get(key);
  }

  @Override
  public KeyValueIterator<K, byte[]> range(@Nullable K from, @Nullable K to) {
    Map<K, byte[]> rest = now;
    if (from != null) {
      rest = now.tailMap(from, true);
    }
    return iterator(
        rest.entrySet().stream()
            .filter(e -> to == null || e.getKey().compareTo(to) <= 0)
            .map(e -> KeyValue.pair(e.getKey(), e.getValue()))
            .toList());
  }

  @Override
  public <S extends Serializer<P>, P> KeyValueIterator<K, byte[]> prefixScan(
      P prefix, S serializer) {
    return iterator(
        now.entrySet().stream()
            .filter(e -> e.getKey().toString().startsWith(prefix.toString()))
            .map(e -> KeyValue.pair(e.getKey(), e.getValue()))
            .toList());
  }

  @Override
  public KeyValueIterator<K, byte[]> all() {
    return range(null, null);
  }

  private KeyValueIterator<K, byte[]> iterator(List<KeyValue<K, byte[]>> rows) {
    Iterator<KeyValue<K, byte[]>> rest = new ArrayList<>(rows).iterator();
    return new KeyValueIterator<>() {
      private @Nullable KeyValue<K, byte[]> peeked;

      @Override
      public void close() {}

      @Override
      public K peekNextKey() {
        if (peeked == null) {
          peeked = rest.next();
        }
        return peeked.key;
      }

      @Override
      public boolean hasNext() {
        return peeked != null || rest.hasNext();
      }

      @Override
      public KeyValue<K, byte[]> next() {
        KeyValue<K, byte[]> next = peeked == null ? rest.next() : peeked;
        peeked = null;
        return next;
      }
    };
  }

  @Override
  public long approximateNumEntries() {
    return now.size();
  }

  @Override
  public String name() {
    return "map";
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }
}
