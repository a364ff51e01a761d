package dev.crossover.wiring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The one bound for what all RocksDB stores of this process keep in memory: blocks that were read,
 * indexes, filters and what waits to be written.
 */
final class RocksMemory {

  static {
    RocksDB.loadLibrary();
  }

  /** Setting of a streams client: bytes for all of its stores together. */
  static final String SETTING = "crossover.rocksdb.memory.bytes";

  private static final long DEFAULT_BYTES = 128L << 20;

  private static @Nullable RocksMemory only;

  private final Cache cache;
  private final WriteBufferManager writes;

  /** Bits of a key in the filter that tells what is not there. */
  private static final double FILTER_BITS = 10;

  private final BloomFilter filter = new BloomFilter(FILTER_BITS);

  private RocksMemory(long bytes) {
    cache = new LRUCache(bytes);
    // What waits to be written counts towards the same bound.
    writes = new WriteBufferManager(bytes / 2, cache);
  }

  /** The bound of this process; the first who asks says how large it is. */
  static synchronized RocksMemory of(Map<String, Object> configs) {
    RocksMemory found = only;
    if (found == null) {
      Object bytes = configs.get(SETTING);
      found =
          new RocksMemory(bytes == null ? DEFAULT_BYTES : Long.parseLong(String.valueOf(bytes)));
      only = found;
    }
    return found;
  }

  /** Has a store keep within the bound. */
  void bound(Options options, BlockBasedTableConfig table) {
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    table.setFilterPolicy(filter);
    options.setWriteBufferManager(writes);
  }
}
