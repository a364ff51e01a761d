package dev.crossover.wiring;

import dev.crossover.model.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Versions of the forms in which rows of a local table stand, noted beside the rows. A row without
 * a note is in the first form, so a topic whose form was never raised has no notes.
 */
final class RowForms {

  private static final String NOTE = "v";

  /** The form of the row with this key. */
  static int of(ReadOnlyKeyValueStore<String, byte[]> store, String key) {
    byte[] note = store.get(NOTE + key);
    return note == null ? 1 : UnreadRecord.of(note).form();
  }

  /** Notes the form of a row that was just written or, with {@code null}, deleted. */
  static void note(
      KeyValueStore<String, byte[]> store, Topic topic, String key, @Nullable Integer form) {
    if (topic.form() > 1) {
      store.put(
          NOTE + key, form == null || form == 1 ? null : new UnreadRecord(form, null).bytes());
    }
  }

  /**
   * Has rows wait as unread records that a newer version wrote on this disk before the service went
   * back to this one.
   */
  static void setBackNewer(KeyValueStore<String, byte[]> store, Topic topic) {
    UnreadRecord.all(store, NOTE)
        .forEach((key, note) -> {
          byte[] row = store.get(TableView.ROW + key);
          if (row != null && note.form() > topic.form()) {
            store.putIfAbsent(TableView.UNREAD + key, new UnreadRecord(note.form(), row).bytes());
            removeFromIndex(store, row);
            store.delete(TableView.ROW + key);
            store.delete(NOTE + key);
          }
        });
  }

  /** Removes a row from the index where its index key is not known, as it cannot be read. */
  static void removeFromIndex(KeyValueStore<String, byte[]> store, byte[] row) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rest =
        store.prefixScan(TableView.INDEX, new StringSerializer())) {
      while (rest.hasNext()) {
        KeyValue<String, byte[]> entry = rest.next();
        if (Arrays.equals(entry.value, row)) {
          keys.add(entry.key);
        }
      }
    }
    keys.forEach(store::delete);
  }

  private RowForms() {}
}
