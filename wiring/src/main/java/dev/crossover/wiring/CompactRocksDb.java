package dev.crossover.wiring;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/**
 * RocksDB as the state stores of many small JSON records want it: field names repeat, so blocks are
 * larger and compressed; and all stores share one bound of memory.
 */
public final class CompactRocksDb implements RocksDBConfigSetter {

  private static final long BLOCK_BYTES = 16 * 1024;

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    set(options, table);
  }

  static void set(Options options, BlockBasedTableConfig table) {
    table.setBlockSize(BLOCK_BYTES);
    RocksMemory.ofProcess().bound(options, table);
    options.setTableFormatConfig(table);
    options.setCompressionType(CompressionType.ZSTD_COMPRESSION);
    // Written as it grows, not ahead of need.
    options.setManifestPreallocationSize(BLOCK_BYTES);
  }

  /** Kafka closes the options; cache and buffers are for all stores. */
  @Override
  public void close(String store, Options options) {}
}
