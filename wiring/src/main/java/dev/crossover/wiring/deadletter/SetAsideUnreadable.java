package dev.crossover.wiring.deadletter;

import dev.crossover.wiring.UnreadableRecords;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Sets a record that cannot be read aside in {@code dead-letters}, and goes on with the next. A
 * local table only counts it and goes on: it has no producer, and the record stays on the table's
 * topic.
 */
public final class SetAsideUnreadable implements DeserializationExceptionHandler {

  private final LogAndContinueExceptionHandler aside = new LogAndContinueExceptionHandler();
  private @Nullable UnreadableRecords counted;

  @Override
  public Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception e) {
    Response response = aside.handleError(context, record, e);
    boolean localTable = context.taskId().subtopology() < 0;
    if (localTable) {
      if (counted != null) {
        counted.of(context.topic()).increment();
      }
      return Response.resume();
    }
    return Response.resume(LetterHeaders.addressed(response.deadLetterQueueRecords(), e));
  }

  @Override
  public void configure(Map<String, ?> settings) {
    aside.configure(settings);
    if (settings.get(UnreadableRecords.SETTING) instanceof UnreadableRecords counting) {
      counted = counting;
    }
  }
}
