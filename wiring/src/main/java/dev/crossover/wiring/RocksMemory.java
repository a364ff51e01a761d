package dev.crossover.wiring;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
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

  /** The cache has two to the power of so many shards, for threads that read at once. */
  private static final int SHARD_BITS = 2;

  private final Cache cache;
  private final WriteBufferManager writes;

  /** Bits of a key in the filter that tells what is not there. */
  private static final double FILTER_BITS = 10;

  private final BloomFilter filter = new BloomFilter(FILTER_BITS);

  /**
   * A bound.
   *
   * @param bytes of everything together
   */
  RocksMemory(long bytes) {
    cache = new LRUCache(bytes, SHARD_BITS);
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
    table.setFilterPolicy(filter);
    table.setCacheIndexAndFilterBlocks(true);
    table.setPinL0FilterAndIndexBlocksInCache(true);
    // In one piece each, those of a 70 MB file are larger than a shard of the cache. What does not
    // fit is read again for each key that is looked up.
    table.setIndexType(IndexType.kTwoLevelIndexSearch);
    table.setPartitionFilters(true);
    table.setPinTopLevelIndexAndFilter(true);
    options.setWriteBufferManager(writes);
  }
}
