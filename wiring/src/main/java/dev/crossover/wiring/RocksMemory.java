package dev.crossover.wiring;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The one bound for what all RocksDB stores of this process keep in memory, a fifth of the heap:
 * blocks that were read, indexes, filters and what waits to be written.
 */
final class RocksMemory {

  static {
    RocksDB.loadLibrary();
  }

  /** So that one limit of the process holds for both. */
  private static final int SHARE_OF_HEAP = 5;

  private static final RocksMemory ONLY =
      new RocksMemory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

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

  /** The bound of this process. */
  static RocksMemory ofProcess() {
    return ONLY;
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
