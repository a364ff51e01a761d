package dev.crossover.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Rows of bytes on disk, sorted by their keys as unsigned bytes. Changes come in batches, of which
 * the disk has all or nothing; after a crash the newest batches may be missing, never one between
 * others. Several threads may read while one writes.
 */
public final class SortedRows implements AutoCloseable {

  static {
    RocksDB.loadLibrary();
  }

  private final Path folder;
  private final Options options;
  private final WriteOptions writing = new WriteOptions().setDisableWAL(true);
  private final RocksDB db;
  private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
  private boolean open = true;

  /** Opens the rows of a folder, or makes it. */
  public SortedRows(Path folder) {
    this.folder = folder;
    this.options = new Options().setCreateIfMissing(true).setInfoLogLevel(InfoLogLevel.ERROR_LEVEL);
    CompactRocksDb.set(options, new BlockBasedTableConfig().setFormatVersion(5));
    options.setKeepLogFileNum(1).setMaxBackgroundJobs(2);
    try {
      Files.createDirectories(folder);
      this.db = RocksDB.open(options, folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RocksDBException e) {
      throw failed(e);
    }
  }

  /** The row of a key, or null. */
  public byte @Nullable [] get(byte[] key) {
    Lock held = reading();
    try {
      return db.get(key);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      held.unlock();
    }
  }

  /** Sees rows one after the other. */
  @FunctionalInterface
  public interface Reader {

    /** Returns whether to go on. */
    boolean row(byte[] key, byte[] value);
  }

  /**
   * Reads rows in ascending order.
   *
   * @param from the first key
   * @param to the key before which it ends
   */
  public void ascending(byte[] from, byte[] to, Reader reader) {
    Lock held = reading();
    try (Slice end = new Slice(to);
        ReadOptions range = new ReadOptions().setIterateUpperBound(end);
        RocksIterator rows = db.newIterator(range)) {
      rows.seek(from);
      while (rows.isValid() && reader.row(rows.key(), rows.value())) {
        rows.next();
      }
      rows.status();
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      held.unlock();
    }
  }

  /**
   * Reads rows in descending order.
   *
   * @param from the lowest key
   * @param before the key before which it begins
   */
  public void descending(byte[] from, byte[] before, Reader reader) {
    Lock held = reading();
    try (Slice start = new Slice(from);
        Slice end = new Slice(before);
        ReadOptions range =
            new ReadOptions().setIterateLowerBound(start).setIterateUpperBound(end);
        RocksIterator rows = db.newIterator(range)) {
      rows.seekToLast();
      while (rows.isValid() && reader.row(rows.key(), rows.value())) {
        rows.prev();
      }
      rows.status();
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      held.unlock();
    }
  }

  /**
   * Changes rows together.
   *
   * @param changes new values by key; null deletes
   */
  public void write(Map<byte[], byte @Nullable []> changes) {
    Lock held = reading();
    try (WriteBatch batch = new WriteBatch()) {
      for (Map.Entry<byte[], byte @Nullable []> change : changes.entrySet()) {
        byte[] value = change.getValue();
        if (value == null) {
          batch.delete(change.getKey());
        } else {
          batch.put(change.getKey(), value);
        }
      }
      db.write(writing, batch);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      held.unlock();
    }
  }

  /** Puts on disk what was written. */
  public void flush() {
    Lock held = reading();
    try (FlushOptions wait = new FlushOptions().setWaitForFlush(true)) {
      db.flush(wait);
    } catch (RocksDBException e) {
      throw failed(e);
    } finally {
      held.unlock();
    }
  }

  public boolean isOpen() {
    return open;
  }

  /** Waits for who reads; later reads throw {@link InvalidStateStoreException}. */
  @Override
  public void close() {
    closing.writeLock().lock();
    try {
      if (open) {
        open = false;
        db.close();
        writing.close();
        options.close();
      }
    } finally {
      closing.writeLock().unlock();
    }
  }

  private Lock reading() {
    Lock lock = closing.readLock();
    lock.lock();
    if (!open) {
      lock.unlock();
      throw new InvalidStateStoreException("the rows of " + folder.getFileName() + " are closed");
    }
    return lock;
  }

  private static InvalidStateStoreException failed(RocksDBException e) {
    return new InvalidStateStoreException("RocksDB failed", e);
  }
}
