package dev.crossover.bench.topology;

import java.util.Properties;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;

/** The baseline: how often each key came, through a store and onto a topic. */
final class BareCount {

  static final String OUTPUT = "bench-counts";

  static Topology topology(String input, Properties properties) {
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    builder.stream(
            input, Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("read-records"))
        .groupByKey(Grouped.with("by-key", Serdes.String(), Serdes.ByteArray()))
        .count(
            Named.as("count-records"),
            Materialized.<String, Long, KeyValueStore<Bytes, byte[]>>as("counts-store")
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long()))
        .toStream(Named.as("stream-counts"))
        .to(OUTPUT, Produced.with(Serdes.String(), Serdes.Long()).withName("write-counts"));
    return builder.build(properties);
  }

  static long read(byte[] value) {
    try (LongDeserializer longs = new LongDeserializer()) {
      return longs.deserialize(OUTPUT, value);
    }
  }

  private BareCount() {}
}
