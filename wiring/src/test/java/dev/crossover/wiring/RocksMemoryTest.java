package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteOptions;

/** Looking for a key costs the same, however large the files have become. */
class RocksMemoryTest {

  private static final int ROWS = 1_000_000;
  private static final int LOOKS = 5_000;
  private static final long BOUND = 4L << 20;

  /** Ids of statements are such keys: spread evenly, and new ones are looked for in vain. */
  @Test
  void indexesAndFiltersOfALargeFileStayInTheCache(@TempDir Path folder) throws RocksDBException {
    RocksMemory memory = new RocksMemory(BOUND);
    BlockBasedTableConfig table = new BlockBasedTableConfig().setFormatVersion(5);
    try (Statistics statistics = new Statistics();
        Options options = new Options().setCreateIfMissing(true).setStatistics(statistics)) {
      memory.bound(options, table);
      options.setTableFormatConfig(table);
      try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
          RocksDB db = RocksDB.open(options, folder.toString())) {
        Random random = new Random(7);
        byte[][] some = new byte[LOOKS / 4][];
        for (int i = 0; i < ROWS; i++) {
          byte[] key = key(random);
          some[i % some.length] = key;
          db.put(unlogged, key, new byte[8]);
        }
        db.compactRange();
        look(db, random, some);
        long before = misses(statistics);
        look(db, random, some);
        assertThat(misses(statistics) - before)
            .as("parts of indexes and filters that were read again")
            .isLessThan(LOOKS / 4);
      }
    }
  }

  /** One of five keys is there. */
  private static void look(RocksDB db, Random random, byte[][] some) throws RocksDBException {
    for (byte[] key : some) {
      assertThat(db.get(key)).isNotNull();
    }
    for (int i = 0; i < LOOKS; i++) {
      assertThat(db.get(key(random))).isNull();
    }
  }

  private static long misses(Statistics statistics) {
    return statistics.getTickerCount(TickerType.BLOCK_CACHE_FILTER_MISS)
        + statistics.getTickerCount(TickerType.BLOCK_CACHE_INDEX_MISS);
  }

  private static byte[] key(Random random) {
    return ByteBuffer.allocate(16).putLong(random.nextLong()).putLong(random.nextLong()).array();
  }
}
