package dev.crossover.ingest.request;

import dev.crossover.ingest.IngestSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The memory that bodies of requests may take at once. What has arrived counts, so a slow body
 * holds little; while a body is read, its trees count too. One source may take half of it, so that
 * no sender can shut the others out.
 */
@Component
public final class MemoryBudget {

  /** Bytes that a tree of JSON takes for each byte of its text. */
  static final int TREE = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String HELD = "crossover.held";
  private static final int SHARE_OF_HEAP = 4;

  private final long total;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final Map<String, Long> held = new HashMap<>();
  private long sum;

  @Autowired
  MemoryBudget(IngestSettings settings) {
    this(
        settings.maxInFlight() == null
            ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP
            : settings.maxInFlight().toBytes(),
        PATIENCE);
  }

  MemoryBudget(long total, Duration patience) {
    this.total = total;
    this.patience = patience;
  }

  /** Begins to hold for a request; to be closed when it ends. */
  public Held begin(HttpServletRequest request) {
    Held begun = new Held();
    request.setAttribute(HELD, begun);
    return begun;
  }

  /** What a request holds; null where it never began. */
  public static @Nullable Held of(HttpServletRequest request) {
    return request.getAttribute(HELD) instanceof Held found ? found : null;
  }

  /** What one request holds. */
  public final class Held implements AutoCloseable {

    /** Of whom nothing is known yet. */
    private String source = "";

    private long bytes;

    /** Says whose request it is. */
    public void belongsTo(String name) {
      lock.lock();
      try {
        add(source, -bytes);
        source = name;
        add(source, bytes);
        freed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    /**
     * Takes more, and waits for a moment where there is no room.
     *
     * @throws Busy if there is none in time
     */
    public void take(long more) {
      // Even the largest body must fit, if its source has nothing else.
      long wanted = Math.min(more, total / 2 - bytes);
      if (wanted <= 0) {
        return;
      }
      lock.lock();
      try {
        long left = patience.toNanos();
        while (!fits(wanted)) {
          if (left <= 0) {
            throw new Busy();
          }
          left = freed.awaitNanos(left);
        }
        add(source, wanted);
        bytes += wanted;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Busy();
      } finally {
        lock.unlock();
      }
    }

    /** Takes what the trees of a text take that it holds already. */
    public void takeTrees(long text) {
      take(text * TREE);
    }

    private boolean fits(long wanted) {
      return sum + wanted <= total && held.getOrDefault(source, 0L) + wanted <= total / 2;
    }

    private void add(String to, long more) {
      sum += more;
      held.merge(to, more, Long::sum);
      if (held.getOrDefault(to, 0L) == 0) {
        held.remove(to);
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        add(source, -bytes);
        bytes = 0;
        freed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** There is no room for a request now; the sender must try again. */
  public static final class Busy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Busy() {
      super("too much to do at once; send the same again");
    }
  }
}
