package dev.crossover.analytics.progress;

import dev.crossover.model.log.LogEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Writes and publishes what has changed, and sees to it that time goes on: while something waits
 * that needs no entry it works a slice at a time, and when something falls due it appends a tick to
 * the log. While nothing waits no timer runs, since each run of a timer is a commit.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
final class PublishLearners implements Processor<String, Long, String, LearnerOutput> {

  /** Between two slices of work. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  /** Between two slices of work while entries come, which go first. */
  private static final Duration BUSY_PAUSE = Duration.ofMillis(100);

  /** Work in one slice, far below the 10 s after which Kafka ends a transaction. */
  private static final Duration SLICE = Duration.ofMillis(100);

  /** Work in one slice while entries come. */
  private static final Duration BUSY_SLICE = Duration.ofMillis(5);

  /** Least time between two ticks; there is none while nothing is due. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Function<LearnerStores, LearnerTask> make;
  private ProcessorContext<String, LearnerOutput> context;
  private LearnerTask task;
  private @Nullable Cancellable timer;
  private long timerAt = Long.MAX_VALUE;
  private long tickedAt;
  private boolean busy;

  PublishLearners(Function<LearnerStores, LearnerTask> make) {
    this.make = make;
  }

  @Override
  public void init(ProcessorContext<String, LearnerOutput> context) {
    this.context = context;
    this.task = LearnerStores.task(context::getStateStore, context.taskId().partition(), make);
    setTimer(context.currentSystemTimeMs());
  }

  @Override
  public void process(Record<String, Long> bell) {
    busy = true;
    task.publish((key, output) -> context.forward(new Record<>(key, output, bell.timestamp())));
    setTimer(context.currentSystemTimeMs());
  }

  /** Sets the timer to when there is something to do without an entry; to never if there is not. */
  private void setTimer(long now) {
    long at = Long.MAX_VALUE;
    Instant due = task.nextDue();
    if (task.workWaits()) {
      at = now + (busy ? BUSY_PAUSE : PAUSE).toMillis();
    } else if (due != null) {
      at = Math.max(now + 1, Math.max(due.toEpochMilli(), tickedAt + TICK.toMillis()));
    }
    if (at < timerAt) {
      cancel();
      timerAt = at;
      timer =
          context.schedule(
              Duration.ofMillis(at - now), PunctuationType.WALL_CLOCK_TIME, this::wake);
    }
  }

  private void wake(long now) {
    cancel();
    if (task.workWaits()) {
      Slice slice = new Slice(busy ? BUSY_SLICE : SLICE, System::nanoTime);
      task.work(slice, (key, output) -> context.forward(new Record<>(key, output, now)));
      busy = false;
    } else {
      Instant due = task.nextDue();
      if (due != null && due.toEpochMilli() <= now && tickedAt + TICK.toMillis() <= now) {
        tickedAt = now;
        int partition = context.taskId().partition();
        LogEntry tick = new LogEntry.Ticked(partition);
        context.forward(
            new Record<>(String.valueOf(partition), new LearnerOutput.Appended(tick), now));
      }
    }
    setTimer(now);
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
      timerAt = Long.MAX_VALUE;
    }
  }
}
