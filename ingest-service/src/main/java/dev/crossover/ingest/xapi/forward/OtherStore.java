package dev.crossover.ingest.xapi.forward;

import dev.crossover.ingest.xapi.statement.StatementFeed.Entry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The learning record store that statements go on to. */
interface OtherStore {

  /** What it answered. */
  sealed interface Answer {

    /** It has them now, or had them before. */
    record Taken() implements Answer {}

    /**
     * It does not take one of them, now or ever, or has its id with other content.
     *
     * @param status of the answer
     */
    record Refused(int status) implements Answer {}

    /**
     * It takes nothing now.
     *
     * @param reason for whoever operates this, such as "it answered 503"
     * @param after how long it asks to wait; null where it says nothing
     * @param unanswered whether a smaller request might be answered
     */
    record Away(String reason, @Nullable Duration after, boolean unanswered) implements Answer {}
  }

  /** Posts statements together. */
  Answer post(List<Entry> batch) throws InterruptedException;
}
