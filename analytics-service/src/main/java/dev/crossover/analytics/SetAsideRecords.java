package dev.crossover.analytics;

import dev.crossover.wiring.deadletter.LetterHeaders;
import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Sets a record that cannot be processed aside in {@code dead-letters}, and goes on with the next.
 * What fails for another reason than its record, such as a store that cannot be written, ends the
 * task, which begins again at the last commit: nothing that was read since then may be lost.
 */
public final class SetAsideRecords implements ProcessingExceptionHandler {

  /** Name of the processor in which many records' changes are written at once. */
  public static final String WRITER = "publish-learners";

  private final LogAndContinueProcessingExceptionHandler aside =
      new LogAndContinueProcessingExceptionHandler();

  @Override
  public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception e) {
    if (e instanceof StreamsException || WRITER.equals(context.processorNodeId())) {
      return Response.fail();
    }
    Response response = aside.handleError(context, record, e);
    return Response.resume(LetterHeaders.addressed(response.deadLetterQueueRecords(), e));
  }

  @Override
  public void configure(Map<String, ?> settings) {
    aside.configure(settings);
  }
}
